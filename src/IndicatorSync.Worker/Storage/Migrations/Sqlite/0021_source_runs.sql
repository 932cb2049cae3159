-- Runs that another source than Kolada starts show what changed; the next whole run tells it (docs/contract.md 1.9). told (JSON): the judgement as
-- addressees were last told it, while such a run has shown another since; null when what is shown is what was told.
ALTER TABLE indicator_state ADD COLUMN told TEXT NULL;

-- indicator_id: the indicator that the cell is about, as far as it could be told.
ALTER TABLE source_fault ADD COLUMN indicator_id TEXT NULL;
