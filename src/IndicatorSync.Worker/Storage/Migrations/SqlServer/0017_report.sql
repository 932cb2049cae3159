-- What Kolada called a KPI and when it meant to publish, from when: the newest row not later than a day is what held then. Insert-only.
CREATE TABLE dbo.kpi_version (
  kpi_version_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_kpi_version PRIMARY KEY,
  kpi_id NVARCHAR(6) NOT NULL,
  valid_from_at DATETIME2(6) NOT NULL,
  title NVARCHAR(500) NOT NULL,
  preliminary_publication_date DATE NULL,
  publication_date DATE NULL,
  publication_period INT NULL,
  gone_since DATETIME2(6) NULL
);

CREATE INDEX ix_kpi_version_kpi ON dbo.kpi_version (kpi_id, kpi_version_id);

INSERT INTO dbo.kpi_version (kpi_id, valid_from_at, title, preliminary_publication_date, publication_date, publication_period, gone_since)
SELECT kpi_id, CASE WHEN gone_since > changed_at THEN gone_since ELSE changed_at END, title, preliminary_publication_date, publication_date, publication_period, gone_since
FROM dbo.kpi;

-- The same of the titles of areas.
CREATE TABLE dbo.area_version (
  area_version_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_area_version PRIMARY KEY,
  area_id NVARCHAR(20) NOT NULL,
  valid_from_at DATETIME2(6) NOT NULL,
  title NVARCHAR(500) NOT NULL
);

CREATE INDEX ix_area_version_area ON dbo.area_version (area_id, area_version_id);

INSERT INTO dbo.area_version (area_id, valid_from_at, title)
SELECT area_id, changed_at, title
FROM dbo.area;

-- When the acknowledgements of an alarm lapsed, up to and including this number. Insert-only.
CREATE TABLE dbo.acknowledgement_lapse (
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  lapsed_through BIGINT NOT NULL,
  lapsed_at DATETIME2(6) NOT NULL,
  CONSTRAINT pk_acknowledgement_lapse PRIMARY KEY (indicator_id, gender, lapsed_through)
);

-- A follow-up as it stood when it was frozen. name_key: the name trimmed, in NFC and lower case. Insert-only.
CREATE TABLE dbo.frozen_pack (
  pack_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_frozen_pack PRIMARY KEY,
  name NVARCHAR(200) NOT NULL,
  name_key NVARCHAR(200) NOT NULL,
  note NVARCHAR(2000) NULL,
  frozen_at DATETIME2(6) NOT NULL,
  frozen_local DATETIME2(0) NOT NULL,
  made_by NVARCHAR(128) NOT NULL,
  program_version NVARCHAR(50) NOT NULL
);

CREATE UNIQUE INDEX ux_frozen_pack_name ON dbo.frozen_pack (name_key);

-- A cell of the rows of Nulage as they stood: a view that gets columns leaves earlier packs as they are. One of the values, or none.
CREATE TABLE dbo.frozen_cell (
  pack_id BIGINT NOT NULL,
  row_no INT NOT NULL,
  field NVARCHAR(100) NOT NULL,
  text_value NVARCHAR(MAX) NULL,
  number_value DECIMAL(28,10) NULL,
  CONSTRAINT pk_frozen_cell PRIMARY KEY (pack_id, row_no, field)
);

-- The rendered files, as one zip.
CREATE TABLE dbo.frozen_archive (
  pack_id BIGINT NOT NULL CONSTRAINT pk_frozen_archive PRIMARY KEY,
  content VARBINARY(MAX) NOT NULL
);

-- The tombstone of a pack whose rows and files were taken away. Insert-only.
CREATE TABLE dbo.frozen_removal (
  pack_id BIGINT NOT NULL CONSTRAINT pk_frozen_removal PRIMARY KEY,
  reason NVARCHAR(2000) NOT NULL,
  removed_at DATETIME2(6) NOT NULL,
  removed_local DATETIME2(0) NOT NULL,
  removed_by NVARCHAR(128) NOT NULL
);
