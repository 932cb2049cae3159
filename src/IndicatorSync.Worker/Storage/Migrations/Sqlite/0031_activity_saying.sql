-- Insert-only: what tables in the source folder have said of activities (docs/contract.md 1.10), a row each time it was another than before.
-- The newest of each activity goes before the catalogue; what is null leaves what the catalogue says.
CREATE TABLE activity_saying (
  activity_saying_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  activity_id TEXT NOT NULL,
  name TEXT NOT NULL,
  goal_id TEXT NULL,
  indicator_id TEXT NULL,
  units TEXT NULL,
  starts TEXT NULL,
  ends TEXT NULL,
  status TEXT NULL,
  responsible TEXT NULL,
  description TEXT NULL,
  comment TEXT NULL,
  source TEXT NOT NULL,
  said_at TEXT NOT NULL,
  run_id INTEGER NOT NULL
);

CREATE INDEX ix_activity_saying_activity ON activity_saying (activity_id, activity_saying_id);
