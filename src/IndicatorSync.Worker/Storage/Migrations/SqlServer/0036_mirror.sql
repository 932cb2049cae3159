-- When each part of the mirror (spegla) was read: a KPI in a year, an area in a year, or a KPI in an area; '' and 0 stand for what is not named.
-- reading: whole, or changes (from_date). part: what of its answer is kept. last_rows: values that the last whole answer had.
CREATE TABLE dbo.mirror_reading (
  reading NVARCHAR(10) NOT NULL,
  kpi_id NVARCHAR(6) NOT NULL,
  area_id NVARCHAR(20) NOT NULL,
  period INT NOT NULL,
  part NVARCHAR(20) NOT NULL,
  last_rows INT NOT NULL,
  read_at DATETIME2(6) NOT NULL,
  run_id BIGINT NOT NULL,
  CONSTRAINT pk_mirror_reading PRIMARY KEY (reading, kpi_id, area_id, period)
);
