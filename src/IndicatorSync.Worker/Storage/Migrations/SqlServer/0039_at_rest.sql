-- Indicators whose judging came to what was stored already (docs/decisions/at-rest.md): left alone while what they rest on is as it was. ground: of
-- everything they rest on besides values. judged_at: when they were last judged. moves_at: when they move by themselves, or null.
CREATE TABLE dbo.indicator_rest (
  indicator_id NVARCHAR(200) NOT NULL,
  ground NVARCHAR(64) NOT NULL,
  judged_at DATETIME2(6) NOT NULL,
  moves_at DATETIME2(6) NULL,
  CONSTRAINT pk_indicator_rest PRIMARY KEY (indicator_id)
);

-- judged_through: the newest revision when the run had judged everything that had moved; null where it did not judge, or failed.
ALTER TABLE dbo.run ADD judged_through BIGINT NULL;
