-- Only what waits has an entry: a receipt that is settled leaves the index instead of moving within it.
DROP INDEX receipt_due;
CREATE INDEX receipt_due ON receipt (crm_connection_id, due_at, id) WHERE status = 'pending';
