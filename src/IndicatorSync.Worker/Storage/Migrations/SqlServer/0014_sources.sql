-- Values from other sources than Kolada (docs/contract.md 1.9). kind: file, query or report. name: a file's path below the folder, where case
-- matters on every server by name_hash, or a query's name. content_hash (SHA-256) and definitions_hash tell whether there is anything new to read.
CREATE TABLE dbo.source (
  source_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_source PRIMARY KEY,
  kind NVARCHAR(10) NOT NULL,
  name NVARCHAR(400) NOT NULL,
  name_hash NVARCHAR(64) NOT NULL,
  content_hash NVARCHAR(64) NOT NULL,
  definitions_hash NVARCHAR(64) NOT NULL
);

CREATE UNIQUE INDEX ux_source_name ON dbo.source (kind, name_hash);

-- Insert-only: each time a source was read because something was new. row_count: rows below the headers.
CREATE TABLE dbo.source_reading (
  reading_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_source_reading PRIMARY KEY,
  source_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  name NVARCHAR(400) NOT NULL,
  read_at DATETIME2(6) NOT NULL,
  read_local DATETIME2(0) NOT NULL,
  row_count INT NOT NULL,
  added INT NOT NULL,
  revised INT NOT NULL,
  withdrawn INT NOT NULL,
  unchanged INT NOT NULL,
  rejected INT NOT NULL
);

CREATE INDEX ix_source_reading_source ON dbo.source_reading (source_id, reading_id);

-- Insert-only: what a reading set aside. sheet and cell: null where there are none.
CREATE TABLE dbo.source_fault (
  fault_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_source_fault PRIMARY KEY,
  reading_id BIGINT NOT NULL,
  sheet NVARCHAR(200) NULL,
  cell NVARCHAR(20) NULL,
  body NVARCHAR(200) NOT NULL,
  reason NVARCHAR(1000) NOT NULL
);

CREATE INDEX ix_source_fault_reading ON dbo.source_fault (reading_id, fault_id);

-- What each source last said of a key; value null: taken back. in_conflict: another source said something else, and neither was taken.
CREATE TABLE dbo.source_saying (
  source_id BIGINT NOT NULL,
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  period INT NOT NULL,
  part NVARCHAR(2) NOT NULL,
  unit_name NVARCHAR(100) NOT NULL,
  value DECIMAL(28,10) NULL,
  decimals INT NOT NULL,
  is_preliminary BIT NOT NULL,
  in_conflict BIT NOT NULL,
  CONSTRAINT pk_source_saying PRIMARY KEY (source_id, indicator_id, gender, period, part, unit_name)
);

-- Insert-only but for taken_run_id, the run that took it up: what somebody reported by hand. value null: taken back.
CREATE TABLE dbo.reported_value (
  report_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_reported_value PRIMARY KEY,
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  unit_name NVARCHAR(100) NOT NULL CONSTRAINT df_reported_value_unit_name DEFAULT N'',
  period INT NOT NULL,
  part NVARCHAR(2) NOT NULL,
  value DECIMAL(28,10) NULL,
  decimals INT NOT NULL,
  is_preliminary BIT NOT NULL CONSTRAINT df_reported_value_is_preliminary DEFAULT 0,
  note NVARCHAR(4000) NULL,
  author NVARCHAR(200) NULL,
  made_by NVARCHAR(128) NULL,
  made_at DATETIME2(6) NOT NULL,
  made_local DATETIME2(0) NOT NULL,
  way NVARCHAR(20) NOT NULL,
  taken_run_id BIGINT NULL
);

CREATE INDEX ix_reported_value_new ON dbo.reported_value (report_id) WHERE taken_run_id IS NULL;

-- kind: full, or source for a run that asked Kolada nothing.
ALTER TABLE dbo.run ADD kind NVARCHAR(10) NOT NULL CONSTRAINT df_run_kind DEFAULT N'full';
