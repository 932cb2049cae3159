-- The cells of the plan's own table, printed when they were judged: the engines do not print numbers in the same way.
CREATE TABLE plan_row (
  indicator_id TEXT NOT NULL PRIMARY KEY,
  green TEXT NULL,
  yellow TEXT NULL,
  previous_outcome TEXT NOT NULL,
  outcome TEXT NOT NULL
) WITHOUT ROWID;
