-- gender: which gender's number was asked for (docs/contract.md 1.9); empty in rows from before this migration, which stand for every gender.
CREATE TABLE asked_value_by_gender (
  indicator_id TEXT NOT NULL,
  period INTEGER NOT NULL,
  part TEXT NOT NULL,
  gender TEXT NOT NULL DEFAULT '',
  asked_at TEXT NOT NULL,
  reminded_at TEXT NULL,
  PRIMARY KEY (indicator_id, period, part, gender)
);

INSERT INTO asked_value_by_gender (indicator_id, period, part, asked_at, reminded_at)
SELECT indicator_id, period, part, asked_at, reminded_at FROM asked_value;

DROP TABLE asked_value;

ALTER TABLE asked_value_by_gender RENAME TO asked_value;
