-- When each year of a KPI was last read for every municipality (landet: ja).
CREATE TABLE dbo.country_reading (
  kpi_id NVARCHAR(6) NOT NULL,
  period INT NOT NULL,
  read_at DATETIME2(6) NOT NULL,
  run_id BIGINT NOT NULL,
  CONSTRAINT pk_country_reading PRIMARY KEY (kpi_id, period)
);
