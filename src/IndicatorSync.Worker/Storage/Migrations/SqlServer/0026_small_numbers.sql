-- Values that count or rest on so few persons that one could be pointed out are kept with what the source said, and nowhere else
-- (docs/contract.md 1.13). hidden: what is printed in the place of a value that is not shown; null where it is.
ALTER TABLE dbo.indicator_state ADD hidden NVARCHAR(20) NULL;

ALTER TABLE dbo.indicator_state ADD previous_hidden NVARCHAR(20) NULL;

-- What one person is worth in the value, in words.
ALTER TABLE dbo.indicator_state ADD persons NVARCHAR(400) NULL;

ALTER TABLE dbo.period_judgement ADD hidden NVARCHAR(20) NULL;

-- Values below it, which count persons, are not shown; null where that is not asked for, or the values are no counts.
ALTER TABLE dbo.indicator ADD count_below INT NULL;

-- The KPI that counts the persons behind values that may be hidden; null where there is none.
ALTER TABLE dbo.indicator ADD persons_kpi_id NVARCHAR(6) NULL;
