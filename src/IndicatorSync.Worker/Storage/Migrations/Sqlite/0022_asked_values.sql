-- Insert-only but for the reminder: each number that was asked for because it was late (docs/contract.md 1.9), once for each period.
CREATE TABLE asked_value (
  indicator_id TEXT NOT NULL,
  period INTEGER NOT NULL,
  part TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  reminded_at TEXT NULL,
  PRIMARY KEY (indicator_id, period, part)
);

CREATE INDEX ix_source_reading_owed ON source_reading (reading_id) WHERE receipt_run_id IS NULL;
