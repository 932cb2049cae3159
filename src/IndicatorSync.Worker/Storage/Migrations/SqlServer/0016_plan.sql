-- The plan's goal tree in force.
CREATE TABLE dbo.goal (
  goal_id NVARCHAR(100) NOT NULL CONSTRAINT pk_goal PRIMARY KEY,
  ordinal INT NOT NULL,
  name NVARCHAR(4000) NOT NULL,
  goal_level NVARCHAR(4000) NULL,
  parent_id NVARCHAR(100) NULL,
  responsible NVARCHAR(4000) NULL,
  explanation NVARCHAR(MAX) NULL
);

-- Each goal below itself and below every goal that it is part of: what belongs to goal_id counts for ancestor_id, depth steps up.
CREATE TABLE dbo.goal_within (
  ancestor_id NVARCHAR(100) NOT NULL,
  goal_id NVARCHAR(100) NOT NULL,
  depth INT NOT NULL,
  CONSTRAINT pk_goal_within PRIMARY KEY (ancestor_id, goal_id)
);

-- Null: the indicator belongs to no goal of the tree.
ALTER TABLE dbo.indicator ADD goal_id NVARCHAR(100) NULL;

-- The activities of the catalogue in force; removed_at when one left it. is_overdue: as of the last run.
CREATE TABLE dbo.activity (
  activity_id NVARCHAR(100) NOT NULL CONSTRAINT pk_activity PRIMARY KEY,
  ordinal INT NOT NULL,
  name NVARCHAR(4000) NOT NULL,
  goal_id NVARCHAR(100) NULL,
  indicator_id NVARCHAR(100) NULL,
  units NVARCHAR(4000) NULL,
  starts DATE NULL,
  ends DATE NULL,
  status NVARCHAR(20) NULL,
  is_overdue BIT NOT NULL,
  responsible NVARCHAR(4000) NULL,
  description NVARCHAR(MAX) NULL,
  comment NVARCHAR(MAX) NULL,
  removed_at DATETIME2(6) NULL
);

-- Insert-only: what the catalogue said of an activity, a row each time its status or comment was another than before.
CREATE TABLE dbo.activity_change (
  activity_change_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_activity_change PRIMARY KEY,
  activity_id NVARCHAR(100) NOT NULL,
  status NVARCHAR(20) NULL,
  comment NVARCHAR(MAX) NULL,
  catalogue_version NVARCHAR(64) NOT NULL,
  valid_from_at DATETIME2(6) NOT NULL,
  valid_from_local DATETIME2(0) NOT NULL
);

CREATE INDEX ix_activity_change_activity ON dbo.activity_change (activity_id, activity_change_id);

-- Insert-only: what someone wrote about an outcome. author: who stands for it; made_by: who was logged in; part: empty for a year.
CREATE TABLE dbo.analysis (
  analysis_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_analysis PRIMARY KEY,
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  period INT NOT NULL,
  part NVARCHAR(3) NOT NULL,
  body NVARCHAR(4000) NOT NULL,
  author NVARCHAR(200) NOT NULL,
  made_at DATETIME2(6) NOT NULL,
  made_local DATETIME2(0) NOT NULL,
  made_by NVARCHAR(128) NULL
);

CREATE INDEX ix_analysis_indicator ON dbo.analysis (indicator_id, gender, period, part, analysis_id);
