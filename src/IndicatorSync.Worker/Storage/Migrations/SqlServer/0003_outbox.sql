-- One row per mail and address. message_id is derived from what the mail is about: the same mail is never queued twice.
-- status: waiting, retry, sent, filed, rejected. finished_at is null while the mail has still to go; due_at null means at once.
-- attempts grows with every lease, and is what compare-and-set compares. Sent mails lose their bodies in time, never their rows.
CREATE TABLE dbo.outbox (
  outbox_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_outbox PRIMARY KEY,
  message_id NVARCHAR(200) NOT NULL,
  kind NVARCHAR(10) NOT NULL,
  address NVARCHAR(320) NOT NULL,
  subject NVARCHAR(4000) NOT NULL,
  body_text NVARCHAR(MAX) NOT NULL,
  body_html NVARCHAR(MAX) NOT NULL,
  reference_ids NVARCHAR(MAX) NOT NULL,
  written_at DATETIME2(6) NOT NULL,
  written_local DATETIME2(0) NOT NULL,
  run_id BIGINT NULL,
  status NVARCHAR(10) NOT NULL,
  attempts INT NOT NULL CONSTRAINT df_outbox_attempts DEFAULT 0,
  due_at DATETIME2(6) NULL,
  leased_by NVARCHAR(200) NULL,
  leased_until DATETIME2(6) NULL,
  finished_at DATETIME2(6) NULL,
  finished_local DATETIME2(0) NULL,
  last_error NVARCHAR(1000) NULL
);

CREATE UNIQUE INDEX ux_outbox_message ON dbo.outbox (message_id);

CREATE INDEX ix_outbox_open ON dbo.outbox (outbox_id) WHERE finished_at IS NULL;

CREATE INDEX ix_outbox_address ON dbo.outbox (address, kind);

-- Which indicators a mail is about: the next mail about one refers to it.
CREATE TABLE dbo.outbox_about (
  outbox_id BIGINT NOT NULL CONSTRAINT fk_outbox_about_outbox REFERENCES dbo.outbox (outbox_id),
  indicator_id NVARCHAR(200) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  CONSTRAINT pk_outbox_about PRIMARY KEY (outbox_id, indicator_id, gender)
);

CREATE INDEX ix_outbox_about_indicator ON dbo.outbox_about (indicator_id, gender, outbox_id);
