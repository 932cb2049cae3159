-- The plan's goal tree in force.
CREATE TABLE goal (
  goal_id TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  goal_level TEXT NULL,
  parent_id TEXT NULL,
  responsible TEXT NULL,
  explanation TEXT NULL
);

-- Each goal below itself and below every goal that it is part of: what belongs to goal_id counts for ancestor_id, depth steps up.
CREATE TABLE goal_within (
  ancestor_id TEXT NOT NULL,
  goal_id TEXT NOT NULL,
  depth INTEGER NOT NULL,
  PRIMARY KEY (ancestor_id, goal_id)
) WITHOUT ROWID;

-- Null: the indicator belongs to no goal of the tree.
ALTER TABLE indicator ADD COLUMN goal_id TEXT NULL;

-- The activities of the catalogue in force; removed_at when one left it. is_overdue: as of the last run.
CREATE TABLE activity (
  activity_id TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  goal_id TEXT NULL,
  indicator_id TEXT NULL,
  units TEXT NULL,
  starts TEXT NULL,
  ends TEXT NULL,
  status TEXT NULL,
  is_overdue INTEGER NOT NULL,
  responsible TEXT NULL,
  description TEXT NULL,
  comment TEXT NULL,
  removed_at TEXT NULL
);

-- Insert-only: what the catalogue said of an activity, a row each time its status or comment was another than before.
CREATE TABLE activity_change (
  activity_change_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  activity_id TEXT NOT NULL,
  status TEXT NULL,
  comment TEXT NULL,
  catalogue_version TEXT NOT NULL,
  valid_from_at TEXT NOT NULL,
  valid_from_local TEXT NOT NULL
);

CREATE INDEX ix_activity_change_activity ON activity_change (activity_id, activity_change_id);

-- Insert-only: what someone wrote about an outcome. author: who stands for it; made_by: who was logged in; part: empty for a year.
CREATE TABLE analysis (
  analysis_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  part TEXT NOT NULL,
  body TEXT NOT NULL,
  author TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_local TEXT NOT NULL,
  made_by TEXT NULL
);

CREATE INDEX ix_analysis_indicator ON analysis (indicator_id, gender, period, part, analysis_id);
