-- The catalogue in force, one row per indicator; removed_at when it left the catalogue. Words of the plan are as long as they are.
CREATE TABLE indicator (
  indicator_id TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kpi_id TEXT NULL,
  area_id TEXT NOT NULL,
  source TEXT NOT NULL,
  fetched_from TEXT NOT NULL,
  business_area TEXT NULL,
  overarching_goal TEXT NULL,
  responsible TEXT NULL,
  footnote TEXT NULL,
  reading_rule TEXT NOT NULL,
  removed_at TEXT NULL
);

-- The areas shown beside an indicator's own value, in the catalogue's order.
CREATE TABLE indicator_area (
  indicator_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (indicator_id, area_id)
) WITHOUT ROWID;

-- The bands as decided, one row per entry of the catalogue; valid_to_at null: in force.
CREATE TABLE band (
  band_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NULL,
  from_year INTEGER NULL,
  to_year INTEGER NULL,
  green TEXT NULL,
  yellow TEXT NULL,
  line INTEGER NOT NULL,
  faults TEXT NULL,
  reading_rule TEXT NOT NULL,
  catalogue_version TEXT NOT NULL,
  valid_from_at TEXT NOT NULL,
  valid_from_local TEXT NOT NULL,
  valid_to_at TEXT NULL
);

CREATE INDEX ix_band_indicator ON band (indicator_id, valid_to_at);

-- The newest judgement of an indicator and gender, what it rests on, and its alarm. baseline_run_id null: shown, but not yet the
-- ground of alarms. definition and mark let the next run judge again as it was then.
CREATE TABLE indicator_state (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  definition TEXT NOT NULL,
  mark INTEGER NOT NULL,
  judged_on TEXT NOT NULL,
  source_state TEXT NOT NULL,
  colour TEXT NOT NULL,
  basis TEXT NOT NULL,
  period INTEGER NULL,
  value REAL NULL,
  compared REAL NULL,
  is_rule_sensitive INTEGER NOT NULL,
  other_rule_colour TEXT NOT NULL,
  distance_to_green REAL NULL,
  beyond_yellow REAL NOT NULL,
  green TEXT NULL,
  yellow TEXT NULL,
  unit TEXT NULL,
  decimals INTEGER NOT NULL,
  previous_period INTEGER NULL,
  previous_value REAL NULL,
  previous_colour TEXT NULL,
  change REAL NULL,
  country_value REAL NULL,
  since TEXT NULL,
  cause TEXT NULL,
  is_preliminary INTEGER NOT NULL,
  is_overdue INTEGER NOT NULL,
  judged_run_id INTEGER NOT NULL,
  baseline_run_id INTEGER NULL,
  event_ordinal INTEGER NOT NULL,
  alarm_status TEXT NULL,
  alarm_level TEXT NULL,
  alarm_since_at TEXT NULL,
  alarm_since_local TEXT NULL,
  alarm_mailed_at TEXT NULL,
  alarm_mailed_local TEXT NULL,
  is_muted INTEGER NOT NULL,
  acknowledged_from INTEGER NOT NULL,
  removed_at TEXT NULL,
  PRIMARY KEY (indicator_id, gender)
) WITHOUT ROWID;

-- Every stored year under the catalogue in force; colour_then is what was decided while that year was the judged one, written once.
CREATE TABLE period_judgement (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  value REAL NULL,
  compared REAL NULL,
  colour TEXT NOT NULL,
  basis TEXT NOT NULL,
  green TEXT NULL,
  yellow TEXT NULL,
  country_value REAL NULL,
  colour_then TEXT NULL,
  PRIMARY KEY (indicator_id, gender, period)
) WITHOUT ROWID;

CREATE TABLE colour_change (
  colour_change_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  from_colour TEXT NOT NULL,
  to_colour TEXT NOT NULL,
  cause TEXT NOT NULL,
  period INTEGER NULL,
  value REAL NULL,
  changed_at TEXT NOT NULL,
  changed_local TEXT NOT NULL,
  run_id INTEGER NOT NULL
);

CREATE INDEX ix_colour_change_indicator ON colour_change (indicator_id, gender, colour_change_id);

CREATE TABLE alarm_transition (
  alarm_transition_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  from_status TEXT NULL,
  to_status TEXT NOT NULL,
  cause TEXT NULL,
  changed_at TEXT NOT NULL,
  run_id INTEGER NOT NULL
);

-- Insert-only. One is in force while its number is above indicator_state.acknowledged_from and the alarm is open.
CREATE TABLE acknowledgement (
  acknowledgement_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  note TEXT NOT NULL,
  action TEXT NOT NULL,
  owner TEXT NOT NULL,
  due TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_local TEXT NOT NULL
);
