-- When each part of the mirror (spegla) was read: a KPI in a year, an area in a year, or a KPI in an area; '' and 0 stand for what is not named.
-- reading: whole, or changes (from_date). part: what of its answer is kept. last_rows: values that the last whole answer had.
CREATE TABLE mirror_reading (
  reading TEXT NOT NULL,
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  period INTEGER NOT NULL,
  part TEXT NOT NULL,
  last_rows INTEGER NOT NULL,
  read_at TEXT NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (reading, kpi_id, area_id, period)
) WITHOUT ROWID;
