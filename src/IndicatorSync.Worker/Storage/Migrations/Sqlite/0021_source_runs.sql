-- Runs that another source than Kolada starts show what changed; the next whole run tells it (docs/contract.md 1.9). told (JSON): the judgement as
-- addressees were last told it, while such a run has shown another since; null when what is shown is what was told.
ALTER TABLE indicator_state ADD COLUMN told TEXT NULL;

-- receipt_run_id: the run that wrote the receipt to those who handed in; null while it is owed. Readings before this migration owe none.
ALTER TABLE source_reading ADD COLUMN receipt_run_id INTEGER NULL;
UPDATE source_reading SET receipt_run_id = run_id;

-- indicator_id: the indicator that the cell is about, as far as it could be told.
ALTER TABLE source_fault ADD COLUMN indicator_id TEXT NULL;
