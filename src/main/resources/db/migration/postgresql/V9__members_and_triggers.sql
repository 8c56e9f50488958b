-- Members set their password by a link in a mail. The hash is as that of users; null before the first password.
ALTER TABLE member ADD COLUMN password_hash VARCHAR(255);
ALTER TABLE member ADD COLUMN password_set_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE member ADD COLUMN version BIGINT DEFAULT 1 NOT NULL;
ALTER TABLE member ADD COLUMN updated_at TIMESTAMP(6) WITH TIME ZONE;
UPDATE member SET updated_at = created_at;
ALTER TABLE member ALTER COLUMN updated_at SET NOT NULL;
CREATE INDEX member_of_tenant ON member (tenant, contact_id);

-- Those links, and the mails that carry them: waiting (the mail is still to leave, at due_at), sent, used, replaced, failed.
-- Only a hash of what a mail carries is kept; there is none before the mail is written.
CREATE SEQUENCE member_link_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE member_link (
    id               BIGINT PRIMARY KEY,
    contact_id       BIGINT      NOT NULL REFERENCES member (contact_id) ON DELETE CASCADE,
    status           VARCHAR(16) NOT NULL,
    token_hash       BYTEA,
    asked_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at       TIMESTAMP(6) WITH TIME ZONE,
    attempts         INTEGER     NOT NULL,
    first_attempt_at TIMESTAMP(6) WITH TIME ZONE,
    error            VARCHAR(255),
    due_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    fence            BIGINT      NOT NULL,
    CONSTRAINT member_link_token UNIQUE (token_hash)
);
CREATE INDEX member_link_of_member ON member_link (contact_id, id);
CREATE INDEX member_link_due ON member_link (status, due_at, id);

-- The tag that starts an automation, by its slug.
ALTER TABLE automation ADD COLUMN trigger_tag VARCHAR(128);
CREATE INDEX automation_by_trigger ON automation (tenant, trigger_tag);
