-- Insert-only but for the reminder: each number that was asked for because it was late (docs/contract.md 1.9), once for each period.
CREATE TABLE dbo.asked_value (
  indicator_id NVARCHAR(200) NOT NULL,
  period INT NOT NULL,
  part NVARCHAR(2) NOT NULL,
  asked_at DATETIME2(6) NOT NULL,
  reminded_at DATETIME2(6) NULL,
  CONSTRAINT pk_asked_value PRIMARY KEY (indicator_id, period, part)
);

CREATE INDEX ix_source_reading_owed ON dbo.source_reading (reading_id) WHERE receipt_run_id IS NULL;
