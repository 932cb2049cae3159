-- When each year of a KPI was last read for every municipality (landet: ja).
CREATE TABLE country_reading (
  kpi_id TEXT NOT NULL,
  period INTEGER NOT NULL,
  read_at TEXT NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (kpi_id, period)
) WITHOUT ROWID;
