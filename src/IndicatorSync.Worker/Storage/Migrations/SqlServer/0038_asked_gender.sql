-- gender: which gender's number was asked for (docs/contract.md 1.9); empty in rows from before this migration, which stand for every gender.
ALTER TABLE dbo.asked_value DROP CONSTRAINT pk_asked_value;

ALTER TABLE dbo.asked_value ADD gender NVARCHAR(3) NOT NULL CONSTRAINT df_asked_value_gender DEFAULT N'';
GO

ALTER TABLE dbo.asked_value ADD CONSTRAINT pk_asked_value PRIMARY KEY (indicator_id, period, part, gender);
