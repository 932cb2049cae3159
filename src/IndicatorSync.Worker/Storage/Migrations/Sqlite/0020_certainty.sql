-- The country's newest years of a KPI whose band is fixed, read once when the band is new and then yearly, whether or not landet is ja: only
-- for telling whether a limit is likely. No values of ours are judged by them.
CREATE TABLE country_value (
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (kpi_id, area_id, gender, period)
) WITHOUT ROWID;

CREATE TABLE country_value_reading (
  kpi_id TEXT NOT NULL PRIMARY KEY,
  read_at TEXT NOT NULL
) WITHOUT ROWID;

-- Kolada's own margin of our values (a KPI of its own, found by its title), as last read, under the KPI that it belongs to.
CREATE TABLE margin_value (
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (kpi_id, area_id, gender, period)
) WITHOUT ROWID;

-- The margin of the judged value, and whether the colour is the same at both ends of it; no row where Kolada gives none. As of the last run.
CREATE TABLE indicator_margin (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  margin REAL NOT NULL,
  is_certain INTEGER NOT NULL,
  PRIMARY KEY (indicator_id, gender)
) WITHOUT ROWID;

-- Insert-only: each alarm that nobody had taken in hand in time is told higher up once. since_at tells one alarm from the next.
CREATE TABLE escalation (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  since_at TEXT NOT NULL,
  escalated_at TEXT NOT NULL,
  PRIMARY KEY (indicator_id, gender, since_at)
) WITHOUT ROWID;
