-- One row per mail and address. message_id is derived from what the mail is about: the same mail is never queued twice.
-- status: waiting, retry, sent, filed, rejected. finished_at is null while the mail has still to go; due_at null means at once.
-- attempts grows with every lease, and is what compare-and-set compares. Sent mails lose their bodies in time, never their rows.
CREATE TABLE outbox (
  outbox_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  message_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  reference_ids TEXT NOT NULL,
  written_at TEXT NOT NULL,
  written_local TEXT NOT NULL,
  run_id INTEGER NULL,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at TEXT NULL,
  leased_by TEXT NULL,
  leased_until TEXT NULL,
  finished_at TEXT NULL,
  finished_local TEXT NULL,
  last_error TEXT NULL
);

CREATE UNIQUE INDEX ux_outbox_message ON outbox (message_id);

CREATE INDEX ix_outbox_open ON outbox (outbox_id) WHERE finished_at IS NULL;

CREATE INDEX ix_outbox_address ON outbox (address, kind);

-- Which indicators a mail is about: the next mail about one refers to it.
CREATE TABLE outbox_about (
  outbox_id INTEGER NOT NULL REFERENCES outbox (outbox_id),
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  PRIMARY KEY (outbox_id, indicator_id, gender)
);

CREATE INDEX ix_outbox_about_indicator ON outbox_about (indicator_id, gender, outbox_id);
