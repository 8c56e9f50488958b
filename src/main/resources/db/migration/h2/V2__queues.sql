-- A queue for each webhook: a claim asks for webhooks by name, so that what waits for one is never in another's way,
-- and what waits for a webhook that is not active is not asked for.
UPDATE delivery SET status = 'ready' WHERE status = 'parked';
DROP INDEX delivery_ready;
CREATE INDEX delivery_ready ON delivery (status, webhook_id, due_at, id);

-- Whether an ended delivery is sent once more by its owner's wish: then its failing says nothing new of the webhook.
ALTER TABLE delivery ADD COLUMN by_hand BOOLEAN DEFAULT FALSE NOT NULL;
