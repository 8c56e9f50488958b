-- A queue for each webhook: a claim asks for webhooks by name, so that what waits for one is never in another's way,
-- and what waits for a webhook that is not active is not asked for.
UPDATE delivery SET status = 'ready' WHERE status = 'parked';
DROP INDEX delivery_ready;
DROP INDEX delivery_waiting;
CREATE INDEX delivery_ready ON delivery (webhook_id, due_at, id) WHERE status = 'ready';

-- Attempts that were made before its owner had the delivery sent anew: its retries begin again.
ALTER TABLE delivery ADD COLUMN tries_before INTEGER DEFAULT 0 NOT NULL;

-- Every delivery is updated twice within a second of its birth: room on its page, and a vacuum that does not wait for a
-- fifth of a table of millions.
ALTER TABLE delivery SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 1);

-- Attempts by day, so that purging a day is dropping a table. Days without a table of their own go to attempt_other.
ALTER TABLE attempt RENAME TO attempt_undivided;
CREATE TABLE attempt (
    delivery_id      BIGINT  NOT NULL,
    number           INTEGER NOT NULL,
    tenant           VARCHAR(64) NOT NULL,
    webhook_id       BIGINT  NOT NULL,
    started_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    duration_ms      INTEGER NOT NULL,
    status_code      INTEGER,
    error            VARCHAR(32),
    response_headers BYTEA,
    response_body    BYTEA,
    PRIMARY KEY (delivery_id, number, started_at)
) PARTITION BY RANGE (started_at);
CREATE TABLE attempt_other PARTITION OF attempt DEFAULT;
INSERT INTO attempt SELECT * FROM attempt_undivided;
DROP TABLE attempt_undivided;
