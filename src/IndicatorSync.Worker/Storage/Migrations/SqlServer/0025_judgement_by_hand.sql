-- Targets in words are judged by people (docs/contract.md 1.10): their colour stands in the place of a value.
ALTER TABLE dbo.indicator ADD is_qualitative BIT NOT NULL CONSTRAINT df_indicator_is_qualitative DEFAULT 0;

-- The colour that a person set; null where a number was reported, or something was taken back.
ALTER TABLE dbo.reported_value ADD judgement NVARCHAR(10) NULL;
