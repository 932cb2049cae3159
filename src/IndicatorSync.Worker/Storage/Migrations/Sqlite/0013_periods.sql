-- Periods shorter than a year, and values from other sources than Kolada (docs/contract.md 1.9). What is stored is yearly and Kolada's.
-- part: empty for a year, else H1, T2, Q3 or 08. unit_name: one of the municipality's own units, empty for the total. In kpi_id an
-- indicator of another source is written = and its id. given_decimals, is_preliminary and source tell how the newest value was given.
CREATE TABLE observation_by_period (
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  unit_name TEXT NOT NULL DEFAULT '',
  period INTEGER NOT NULL,
  part TEXT NOT NULL DEFAULT '',
  value REAL NULL,
  last_number REAL NULL,
  status TEXT NOT NULL,
  member_count INTEGER NULL,
  gone_since TEXT NULL,
  first_run_id INTEGER NOT NULL,
  changed_run_id INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  given_decimals INTEGER NULL,
  is_preliminary INTEGER NULL,
  source TEXT NULL,
  PRIMARY KEY (kpi_id, area_id, gender, period, part, unit_name)
) WITHOUT ROWID;

INSERT INTO observation_by_period (kpi_id, area_id, gender, period, value, last_number, status, member_count, gone_since, first_run_id, changed_run_id, changed_at)
SELECT kpi_id, area_id, gender, period, value, last_number, status, member_count, gone_since, first_run_id, changed_run_id, changed_at
FROM observation;

DROP TABLE observation;

ALTER TABLE observation_by_period RENAME TO observation;

CREATE INDEX ix_observation_gone ON observation (kpi_id, area_id, gender, period) WHERE gone_since IS NOT NULL;

CREATE INDEX ix_observation_given ON observation (kpi_id) WHERE source IS NOT NULL;

ALTER TABLE observation_revision ADD COLUMN unit_name TEXT NOT NULL DEFAULT '';

ALTER TABLE observation_revision ADD COLUMN part TEXT NOT NULL DEFAULT '';

ALTER TABLE observation_revision ADD COLUMN given_decimals INTEGER NULL;

ALTER TABLE observation_revision ADD COLUMN is_preliminary INTEGER NULL;

ALTER TABLE observation_revision ADD COLUMN source TEXT NULL;

DROP INDEX ix_observation_revision_number;

CREATE INDEX ix_observation_revision_number ON observation_revision (kpi_id, area_id, gender, period, part, unit_name, revision_id, new_value);

-- What is judged: the part, its order (year, last month, length in months) and its days, so that reports can join a calendar.
CREATE TABLE judgement_by_period (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  part TEXT NOT NULL DEFAULT '',
  period_order INTEGER NOT NULL,
  period_start TEXT NOT NULL,
  period_end TEXT NOT NULL,
  value REAL NULL,
  compared REAL NULL,
  colour TEXT NOT NULL,
  basis TEXT NOT NULL,
  green TEXT NULL,
  yellow TEXT NULL,
  country_value REAL NULL,
  colour_then TEXT NULL,
  better TEXT NULL,
  development TEXT NULL,
  PRIMARY KEY (indicator_id, gender, period, part)
) WITHOUT ROWID;

INSERT INTO judgement_by_period (indicator_id, gender, period, period_order, period_start, period_end, value, compared, colour, basis, green, yellow, country_value, colour_then)
SELECT indicator_id, gender, period, period * 10000 + 1212, printf('%04d-01-01', period), printf('%04d-12-31', period), value, compared, colour, basis, green, yellow,
  country_value, colour_then
FROM period_judgement;

DROP TABLE period_judgement;

ALTER TABLE judgement_by_period RENAME TO period_judgement;

ALTER TABLE indicator_state ADD COLUMN part TEXT NOT NULL DEFAULT '';

ALTER TABLE indicator_state ADD COLUMN period_order INTEGER NULL;

ALTER TABLE indicator_state ADD COLUMN period_start TEXT NULL;

ALTER TABLE indicator_state ADD COLUMN period_end TEXT NULL;

ALTER TABLE indicator_state ADD COLUMN previous_part TEXT NOT NULL DEFAULT '';

ALTER TABLE indicator_state ADD COLUMN better TEXT NULL;

ALTER TABLE indicator_state ADD COLUMN development TEXT NULL;

UPDATE indicator_state
SET period_order = period * 10000 + 1212, period_start = printf('%04d-01-01', period), period_end = printf('%04d-12-31', period)
WHERE period IS NOT NULL;

ALTER TABLE colour_change ADD COLUMN part TEXT NOT NULL DEFAULT '';

-- measure_id: what the indicator's values are stored under.
ALTER TABLE indicator ADD COLUMN measure_id TEXT NOT NULL DEFAULT '';

ALTER TABLE indicator ADD COLUMN is_accumulated INTEGER NOT NULL DEFAULT 0;

UPDATE indicator SET measure_id = COALESCE(kpi_id, '=' || indicator_id);
