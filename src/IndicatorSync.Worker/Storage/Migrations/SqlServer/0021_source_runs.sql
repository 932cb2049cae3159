-- Runs that another source than Kolada starts show what changed; the next whole run tells it (docs/contract.md 1.9). told (JSON): the judgement as
-- addressees were last told it, while such a run has shown another since; null when what is shown is what was told.
ALTER TABLE dbo.indicator_state ADD told NVARCHAR(MAX) NULL;

-- indicator_id: the indicator that the cell is about, as far as it could be told.
ALTER TABLE dbo.source_fault ADD indicator_id NVARCHAR(200) NULL;
