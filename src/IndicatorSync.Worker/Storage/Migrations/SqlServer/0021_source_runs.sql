-- Runs that another source than Kolada starts show what changed; the next whole run tells it (docs/contract.md 1.9). told (JSON): the judgement as
-- addressees were last told it, while such a run has shown another since; null when what is shown is what was told.
ALTER TABLE dbo.indicator_state ADD told NVARCHAR(MAX) NULL;

-- receipt_run_id: the run that wrote the receipt to those who handed in; null while it is owed. Readings before this migration owe none.
ALTER TABLE dbo.source_reading ADD receipt_run_id BIGINT NULL;
GO
UPDATE dbo.source_reading SET receipt_run_id = run_id;

-- indicator_id: the indicator that the cell is about, as far as it could be told.
ALTER TABLE dbo.source_fault ADD indicator_id NVARCHAR(200) NULL;
