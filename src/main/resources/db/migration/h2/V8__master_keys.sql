-- Which master keys nodes have begun to seal with; a node that lacks one of them refuses to start.
ALTER TABLE master_key RENAME TO only_master_key;
CREATE TABLE master_key (key_id VARCHAR(16) PRIMARY KEY);
INSERT INTO master_key (key_id) SELECT key_id FROM only_master_key;
DROP TABLE only_master_key;

-- A job that nobody begins by the clock is never due.
ALTER TABLE job_lease ALTER COLUMN due_at DROP NOT NULL;
INSERT INTO job_lease (job, lease_until) VALUES ('reseal', CURRENT_TIMESTAMP);
