-- Insert-only but for the reminder: each number that was asked for because it was late (docs/contract.md 1.9), once for each period.
CREATE TABLE dbo.asked_value (
  indicator_id NVARCHAR(200) NOT NULL,
  period INT NOT NULL,
  part NVARCHAR(2) NOT NULL,
  asked_at DATETIME2(6) NOT NULL,
  reminded_at DATETIME2(6) NULL,
  CONSTRAINT pk_asked_value PRIMARY KEY (indicator_id, period, part)
);

-- Insert-only: the readings that who handed in has had a receipt of, and the run that wrote it. Readings before this migration owe none.
CREATE TABLE dbo.source_receipt (
  reading_id BIGINT NOT NULL CONSTRAINT pk_source_receipt PRIMARY KEY,
  run_id BIGINT NOT NULL
);
GO
INSERT INTO dbo.source_receipt (reading_id, run_id) SELECT reading_id, run_id FROM dbo.source_reading;
