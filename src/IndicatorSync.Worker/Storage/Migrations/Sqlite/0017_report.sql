-- What Kolada called a KPI and when it meant to publish, from when: the newest row not later than a day is what held then. Insert-only.
CREATE TABLE kpi_version (
  kpi_version_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  kpi_id TEXT NOT NULL,
  valid_from_at TEXT NOT NULL,
  title TEXT NOT NULL,
  preliminary_publication_date TEXT NULL,
  publication_date TEXT NULL,
  publication_period INTEGER NULL,
  gone_since TEXT NULL
);

CREATE INDEX ix_kpi_version_kpi ON kpi_version (kpi_id, kpi_version_id);

INSERT INTO kpi_version (kpi_id, valid_from_at, title, preliminary_publication_date, publication_date, publication_period, gone_since)
SELECT kpi_id, CASE WHEN gone_since > changed_at THEN gone_since ELSE changed_at END, title, preliminary_publication_date, publication_date, publication_period, gone_since
FROM kpi;

-- The same of the titles of areas.
CREATE TABLE area_version (
  area_version_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  area_id TEXT NOT NULL,
  valid_from_at TEXT NOT NULL,
  title TEXT NOT NULL
);

CREATE INDEX ix_area_version_area ON area_version (area_id, area_version_id);

INSERT INTO area_version (area_id, valid_from_at, title)
SELECT area_id, changed_at, title
FROM area;

-- When the acknowledgements of an alarm lapsed, up to and including this number. Insert-only.
CREATE TABLE acknowledgement_lapse (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  lapsed_through INTEGER NOT NULL,
  lapsed_at TEXT NOT NULL,
  PRIMARY KEY (indicator_id, gender, lapsed_through)
) WITHOUT ROWID;

-- A follow-up as it stood when it was frozen. name_key: the name trimmed, in NFC and lower case. Insert-only.
CREATE TABLE frozen_pack (
  pack_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  note TEXT NULL,
  frozen_at TEXT NOT NULL,
  frozen_local TEXT NOT NULL,
  made_by TEXT NOT NULL,
  program_version TEXT NOT NULL
);

CREATE UNIQUE INDEX ux_frozen_pack_name ON frozen_pack (name_key);

-- A cell of the rows of Nulage as they stood: a view that gets columns leaves earlier packs as they are. One of the values, or none.
CREATE TABLE frozen_cell (
  pack_id INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  field TEXT NOT NULL,
  text_value TEXT NULL,
  number_value REAL NULL,
  PRIMARY KEY (pack_id, row_no, field)
) WITHOUT ROWID;

-- The rendered files, as one zip.
CREATE TABLE frozen_archive (
  pack_id INTEGER NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
);

-- The tombstone of a pack whose rows and files were taken away. Insert-only.
CREATE TABLE frozen_removal (
  pack_id INTEGER NOT NULL PRIMARY KEY,
  reason TEXT NOT NULL,
  removed_at TEXT NOT NULL,
  removed_local TEXT NOT NULL,
  removed_by TEXT NOT NULL
);
