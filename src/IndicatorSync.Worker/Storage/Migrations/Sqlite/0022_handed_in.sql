-- Insert-only but for the reminder: each number that was asked for because it was late (docs/contract.md 1.9), once for each period.
CREATE TABLE asked_value (
  indicator_id TEXT NOT NULL,
  period INTEGER NOT NULL,
  part TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  reminded_at TEXT NULL,
  PRIMARY KEY (indicator_id, period, part)
);

-- Insert-only: the readings that who handed in has had a receipt of, and the run that wrote it. Readings before this migration owe none.
CREATE TABLE source_receipt (
  reading_id INTEGER NOT NULL PRIMARY KEY,
  run_id INTEGER NOT NULL
);

INSERT INTO source_receipt (reading_id, run_id) SELECT reading_id, run_id FROM source_reading;
