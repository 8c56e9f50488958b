-- A queue for each webhook: a claim asks for webhooks by name, so that what waits for one is never in another's way,
-- and what waits for a webhook that is not active is not asked for.
UPDATE delivery SET status = 'ready' WHERE status = 'parked';
DROP INDEX delivery_ready;
CREATE INDEX delivery_ready ON delivery (status, webhook_id, due_at, id);

-- Attempts that were made before its owner had the delivery sent anew: its retries begin again.
ALTER TABLE delivery ADD COLUMN tries_before INTEGER DEFAULT 0 NOT NULL;
