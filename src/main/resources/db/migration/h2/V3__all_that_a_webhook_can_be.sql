-- The bodies that owners built, by version: a delivery keeps the one of the time of its event. Rows are never changed.
CREATE SEQUENCE template_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE webhook_template (
    id         BIGINT PRIMARY KEY,
    webhook_id BIGINT NOT NULL,
    source     VARBINARY(1048576) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX webhook_template_of_webhook ON webhook_template (webhook_id, id);
ALTER TABLE webhook ADD COLUMN template_id BIGINT REFERENCES webhook_template (id);
ALTER TABLE delivery ADD COLUMN template_id BIGINT;

-- How a webhook shows its target who it is; sealed, as the secret is.
ALTER TABLE webhook ADD COLUMN sealed_auth VARBINARY(1048576);
ALTER TABLE webhook ADD COLUMN sealed_headers VARBINARY(1048576);

-- The secret before the last rotation signs until then, too.
ALTER TABLE webhook ADD COLUMN previous_sealed_secret VARBINARY(1048576);
ALTER TABLE webhook ADD COLUMN previous_secret_until TIMESTAMP(6) WITH TIME ZONE;

-- What its owner allows. A schedule that is null is the dialect's; an empty one is no retry.
ALTER TABLE webhook ADD COLUMN timeout_seconds INTEGER DEFAULT 30 NOT NULL;
ALTER TABLE webhook ADD COLUMN max_in_flight INTEGER DEFAULT 200 NOT NULL;
ALTER TABLE webhook ADD COLUMN rate_limit_per_second INTEGER;
ALTER TABLE webhook ADD COLUMN expect_json BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE webhook ADD COLUMN retry_schedule VARCHAR(400);

-- Kept by the engine, like consecutive_failures: the last success, to about a second, and what went wrong since.
ALTER TABLE webhook ADD COLUMN last_triggered_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE webhook ADD COLUMN last_error VARCHAR(255);
