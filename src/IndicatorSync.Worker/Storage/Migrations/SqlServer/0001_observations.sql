-- Times end in _at (UTC) or _local (Swedish local time, for the views).

CREATE TABLE dbo.schema_migration (
  number INT NOT NULL CONSTRAINT pk_schema_migration PRIMARY KEY,
  name NVARCHAR(200) NOT NULL,
  hash NVARCHAR(64) NOT NULL,
  applied_at DATETIME2(6) NOT NULL
);

CREATE TABLE dbo.origin (
  origin_id INT NOT NULL CONSTRAINT pk_origin PRIMARY KEY CONSTRAINT ck_origin CHECK (origin_id = 1),
  name NVARCHAR(200) NOT NULL,
  stamped_at DATETIME2(6) NOT NULL
);

-- One row. number grows with every sign of life; term is the number at which the holder took over.
CREATE TABLE dbo.lease (
  lease_id INT NOT NULL CONSTRAINT pk_lease PRIMARY KEY CONSTRAINT ck_lease CHECK (lease_id = 1),
  number BIGINT NOT NULL,
  term BIGINT NOT NULL,
  holder NVARCHAR(200) NULL,
  renewed_at DATETIME2(6) NULL
);

INSERT INTO dbo.lease (lease_id, number, term) VALUES (1, 0, 0);

CREATE TABLE dbo.run (
  run_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_run PRIMARY KEY,
  started_at DATETIME2(6) NOT NULL,
  started_local DATETIME2(0) NOT NULL,
  ended_at DATETIME2(6) NULL,
  ended_local DATETIME2(0) NULL,
  outcome NVARCHAR(12) NOT NULL,
  requests INT NOT NULL CONSTRAINT df_run_requests DEFAULT 0,
  received INT NOT NULL CONSTRAINT df_run_received DEFAULT 0,
  added INT NOT NULL CONSTRAINT df_run_added DEFAULT 0,
  revised INT NOT NULL CONSTRAINT df_run_revised DEFAULT 0,
  withdrawn INT NOT NULL CONSTRAINT df_run_withdrawn DEFAULT 0,
  unchanged INT NOT NULL CONSTRAINT df_run_unchanged DEFAULT 0,
  rejected INT NOT NULL CONSTRAINT df_run_rejected DEFAULT 0,
  vanished INT NOT NULL CONSTRAINT df_run_vanished DEFAULT 0,
  program_version NVARCHAR(50) NOT NULL,
  catalogue_version NVARCHAR(64) NULL,
  error_message NVARCHAR(2000) NULL
);

CREATE TABLE dbo.catalogue (
  version NVARCHAR(64) NOT NULL CONSTRAINT pk_catalogue PRIMARY KEY,
  content NVARCHAR(MAX) NOT NULL,
  is_valid BIT NOT NULL,
  first_used_at DATETIME2(6) NOT NULL,
  first_used_local DATETIME2(0) NOT NULL,
  last_used_at DATETIME2(6) NOT NULL
);

CREATE TABLE dbo.kpi (
  kpi_id NVARCHAR(6) NOT NULL CONSTRAINT pk_kpi PRIMARY KEY,
  title NVARCHAR(500) NOT NULL,
  description NVARCHAR(4000) NULL,
  municipality_type NVARCHAR(20) NULL,
  auspice NVARCHAR(20) NULL,
  operating_area NVARCHAR(200) NULL,
  perspective NVARCHAR(100) NULL,
  is_divided_by_gender BIT NOT NULL,
  has_unit_data BIT NOT NULL,
  preliminary_publication_date DATE NULL,
  publication_date DATE NULL,
  publication_period INT NULL,
  gone_since DATETIME2(6) NULL,
  changed_at DATETIME2(6) NOT NULL
);

CREATE TABLE dbo.area (
  area_id NVARCHAR(20) NOT NULL CONSTRAINT pk_area PRIMARY KEY,
  title NVARCHAR(500) NOT NULL,
  type NVARCHAR(20) NULL,
  municipality_id NVARCHAR(20) NULL,
  kind NVARCHAR(12) NOT NULL,
  gone_since DATETIME2(6) NULL,
  changed_at DATETIME2(6) NOT NULL
);

-- Kolada changes the members of a group under the same id: valid_to null is a member now.
CREATE TABLE dbo.area_member (
  area_id NVARCHAR(20) NOT NULL,
  member_id NVARCHAR(20) NOT NULL,
  valid_from DATETIME2(6) NOT NULL,
  valid_to DATETIME2(6) NULL,
  title NVARCHAR(500) NOT NULL,
  CONSTRAINT pk_area_member PRIMARY KEY (area_id, member_id, valid_from)
);

-- The newest known state of every value. gone_since: when a complete run first missed the row.
CREATE TABLE dbo.observation (
  kpi_id NVARCHAR(6) NOT NULL,
  area_id NVARCHAR(20) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  period INT NOT NULL,
  value DECIMAL(28,10) NULL,
  last_number DECIMAL(28,10) NULL,
  status NVARCHAR(50) NOT NULL,
  member_count INT NULL,
  gone_since DATETIME2(6) NULL,
  first_run_id BIGINT NOT NULL,
  changed_run_id BIGINT NOT NULL,
  changed_at DATETIME2(6) NOT NULL,
  CONSTRAINT pk_observation PRIMARY KEY (kpi_id, area_id, gender, period)
);

-- Insert-only, first arrivals and nulls included, so that the store can be read as of any time.
CREATE TABLE dbo.observation_revision (
  revision_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_observation_revision PRIMARY KEY,
  kpi_id NVARCHAR(6) NOT NULL,
  area_id NVARCHAR(20) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  period INT NOT NULL,
  event NVARCHAR(10) NOT NULL,
  old_value DECIMAL(28,10) NULL,
  new_value DECIMAL(28,10) NULL,
  is_baseline BIT NOT NULL,
  seen_at DATETIME2(6) NOT NULL,
  seen_local DATETIME2(0) NOT NULL,
  run_id BIGINT NOT NULL
);

CREATE INDEX ix_observation_revision_series ON dbo.observation_revision (kpi_id, area_id, gender, period, revision_id);

-- What has been asked for, whether an answer came whole, and what became of the last question.
CREATE TABLE dbo.coverage (
  kpi_id NVARCHAR(6) NOT NULL,
  area_id NVARCHAR(20) NOT NULL,
  first_whole_run_id BIGINT NULL,
  first_whole_at DATETIME2(6) NULL,
  last_whole_run_id BIGINT NULL,
  last_whole_at DATETIME2(6) NULL,
  last_whole_local DATETIME2(0) NULL,
  last_rows INT NOT NULL,
  last_outcome NVARCHAR(10) NOT NULL,
  last_run_id BIGINT NOT NULL,
  CONSTRAINT pk_coverage PRIMARY KEY (kpi_id, area_id)
);

CREATE TABLE dbo.rejected_item (
  rejected_item_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_rejected_item PRIMARY KEY,
  run_id BIGINT NOT NULL,
  kpi_id NVARCHAR(6) NULL,
  area_id NVARCHAR(20) NULL,
  lost_values INT NOT NULL,
  reason NVARCHAR(1000) NOT NULL,
  raw NVARCHAR(2000) NOT NULL,
  seen_at DATETIME2(6) NOT NULL
);

CREATE INDEX ix_rejected_item_run ON dbo.rejected_item (run_id);

-- ordinal counts the openings of the same problem since the database began.
CREATE TABLE dbo.problem (
  problem_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_problem PRIMARY KEY,
  type NVARCHAR(50) NOT NULL,
  subject_key NVARCHAR(200) NOT NULL,
  ordinal INT NOT NULL,
  indicator_id NVARCHAR(200) NULL,
  kpi_id NVARCHAR(6) NULL,
  description NVARCHAR(2000) NOT NULL,
  opened_run_id BIGINT NOT NULL,
  opened_at DATETIME2(6) NOT NULL,
  opened_local DATETIME2(0) NOT NULL,
  closed_run_id BIGINT NULL,
  closed_at DATETIME2(6) NULL,
  closed_local DATETIME2(0) NULL
);

CREATE UNIQUE INDEX ux_problem_ordinal ON dbo.problem (type, subject_key, ordinal);
