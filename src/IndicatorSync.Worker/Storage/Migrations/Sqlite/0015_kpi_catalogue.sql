-- Kolada's own catalogue of KPIs, for finding them by words. hash: SHA-256 of the row, so that only what changed is written.
CREATE TABLE kpi_catalogue (
  kpi_id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  description TEXT NULL,
  municipality_type TEXT NULL,
  operating_area TEXT NULL,
  is_divided_by_gender INTEGER NOT NULL,
  preliminary_publication_date TEXT NULL,
  publication_date TEXT NULL,
  hash TEXT NOT NULL
) WITHOUT ROWID;

-- One row: when the catalogue was last read whole.
CREATE TABLE kpi_catalogue_reading (
  reading_id INTEGER NOT NULL PRIMARY KEY CHECK (reading_id = 1),
  read_at TEXT NOT NULL
);
