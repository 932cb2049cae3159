-- Values from other sources than Kolada (docs/contract.md 1.9). kind: file, query or report. name: a file's path below the folder, where case
-- matters on every server by name_hash, or a query's name. content_hash (SHA-256) and definitions_hash tell whether there is anything new to read.
CREATE TABLE source (
  source_id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_hash TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  definitions_hash TEXT NOT NULL
);

CREATE UNIQUE INDEX ux_source_name ON source (kind, name_hash);

-- Insert-only: each time a source was read because something was new. row_count: rows below the headers.
CREATE TABLE source_reading (
  reading_id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  read_at TEXT NOT NULL,
  read_local TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  added INTEGER NOT NULL,
  revised INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL
);

CREATE INDEX ix_source_reading_source ON source_reading (source_id, reading_id);

-- Insert-only: what a reading set aside. sheet and cell: null where there are none.
CREATE TABLE source_fault (
  fault_id INTEGER PRIMARY KEY AUTOINCREMENT,
  reading_id INTEGER NOT NULL,
  sheet TEXT NULL,
  cell TEXT NULL,
  body TEXT NOT NULL,
  reason TEXT NOT NULL
);

CREATE INDEX ix_source_fault_reading ON source_fault (reading_id, fault_id);

-- What each source last said of a key; value null: taken back. in_conflict: another source said something else, and neither was taken.
CREATE TABLE source_saying (
  source_id INTEGER NOT NULL,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  part TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  value REAL NULL,
  decimals INTEGER NOT NULL,
  is_preliminary INTEGER NOT NULL,
  in_conflict INTEGER NOT NULL,
  PRIMARY KEY (source_id, indicator_id, gender, period, part, unit_name)
);

-- Insert-only but for taken_run_id, the run that took it up: what somebody reported by hand. value null: taken back.
CREATE TABLE reported_value (
  report_id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  unit_name TEXT NOT NULL DEFAULT '',
  period INTEGER NOT NULL,
  part TEXT NOT NULL,
  value REAL NULL,
  decimals INTEGER NOT NULL,
  is_preliminary INTEGER NOT NULL DEFAULT 0,
  note TEXT NULL,
  author TEXT NULL,
  made_by TEXT NULL,
  made_at TEXT NOT NULL,
  made_local TEXT NOT NULL,
  way TEXT NOT NULL,
  taken_run_id INTEGER NULL
);

CREATE INDEX ix_reported_value_new ON reported_value (report_id) WHERE taken_run_id IS NULL;

-- kind: full, or source for a run that asked Kolada nothing.
ALTER TABLE run ADD COLUMN kind TEXT NOT NULL DEFAULT 'full';
