-- Times end in _at (UTC, fixed-width text) or _local (Swedish local time, for the views).

CREATE TABLE schema_migration (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  applied_at TEXT NOT NULL
);

CREATE TABLE origin (
  origin_id INTEGER NOT NULL PRIMARY KEY CHECK (origin_id = 1),
  name TEXT NOT NULL,
  stamped_at TEXT NOT NULL
);

-- One row. number grows with every sign of life; term is the number at which the holder took over.
CREATE TABLE lease (
  lease_id INTEGER NOT NULL PRIMARY KEY CHECK (lease_id = 1),
  number INTEGER NOT NULL,
  term INTEGER NOT NULL,
  holder TEXT NULL,
  renewed_at TEXT NULL
);

INSERT INTO lease (lease_id, number, term) VALUES (1, 0, 0);

CREATE TABLE run (
  run_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  started_at TEXT NOT NULL,
  started_local TEXT NOT NULL,
  ended_at TEXT NULL,
  ended_local TEXT NULL,
  outcome TEXT NOT NULL,
  requests INTEGER NOT NULL DEFAULT 0,
  received INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  revised INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  vanished INTEGER NOT NULL DEFAULT 0,
  program_version TEXT NOT NULL,
  catalogue_version TEXT NULL,
  error_message TEXT NULL
);

CREATE TABLE catalogue (
  version TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,
  is_valid INTEGER NOT NULL,
  first_used_at TEXT NOT NULL,
  first_used_local TEXT NOT NULL,
  last_used_at TEXT NOT NULL
);

CREATE TABLE kpi (
  kpi_id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  description TEXT NULL,
  municipality_type TEXT NULL,
  auspice TEXT NULL,
  operating_area TEXT NULL,
  perspective TEXT NULL,
  is_divided_by_gender INTEGER NOT NULL,
  has_unit_data INTEGER NOT NULL,
  preliminary_publication_date TEXT NULL,
  publication_date TEXT NULL,
  publication_period INTEGER NULL,
  gone_since TEXT NULL,
  changed_at TEXT NOT NULL
);

CREATE TABLE area (
  area_id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  type TEXT NULL,
  municipality_id TEXT NULL,
  kind TEXT NOT NULL,
  gone_since TEXT NULL,
  changed_at TEXT NOT NULL
);

-- Kolada changes the members of a group under the same id: valid_to null is a member now.
CREATE TABLE area_member (
  area_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (area_id, member_id, valid_from)
) WITHOUT ROWID;

-- The newest known state of every value. gone_since: when a complete run first missed the row.
CREATE TABLE observation (
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  value REAL NULL,
  last_number REAL NULL,
  status TEXT NOT NULL,
  member_count INTEGER NULL,
  gone_since TEXT NULL,
  first_run_id INTEGER NOT NULL,
  changed_run_id INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (kpi_id, area_id, gender, period)
) WITHOUT ROWID;

-- Insert-only, first arrivals and nulls included, so that the store can be read as of any time.
CREATE TABLE observation_revision (
  revision_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  event TEXT NOT NULL,
  old_value REAL NULL,
  new_value REAL NULL,
  is_baseline INTEGER NOT NULL,
  seen_at TEXT NOT NULL,
  seen_local TEXT NOT NULL,
  run_id INTEGER NOT NULL
);

CREATE INDEX ix_observation_revision_series ON observation_revision (kpi_id, area_id, gender, period, revision_id);

-- What has been asked for, whether an answer came whole, and what became of the last question.
CREATE TABLE coverage (
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  first_whole_run_id INTEGER NULL,
  first_whole_at TEXT NULL,
  last_whole_run_id INTEGER NULL,
  last_whole_at TEXT NULL,
  last_whole_local TEXT NULL,
  last_rows INTEGER NOT NULL,
  last_outcome TEXT NOT NULL,
  last_run_id INTEGER NOT NULL,
  PRIMARY KEY (kpi_id, area_id)
) WITHOUT ROWID;

CREATE TABLE rejected_item (
  rejected_item_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL,
  kpi_id TEXT NULL,
  area_id TEXT NULL,
  lost_values INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL,
  seen_at TEXT NOT NULL
);

CREATE INDEX ix_rejected_item_run ON rejected_item (run_id);

-- ordinal counts the openings of the same problem since the database began.
CREATE TABLE problem (
  problem_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  indicator_id TEXT NULL,
  kpi_id TEXT NULL,
  description TEXT NOT NULL,
  opened_run_id INTEGER NOT NULL,
  opened_at TEXT NOT NULL,
  opened_local TEXT NOT NULL,
  closed_run_id INTEGER NULL,
  closed_at TEXT NULL,
  closed_local TEXT NULL
);

CREATE UNIQUE INDEX ux_problem_ordinal ON problem (type, subject_key, ordinal);
