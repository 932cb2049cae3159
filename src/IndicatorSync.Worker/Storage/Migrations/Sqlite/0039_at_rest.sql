-- Indicators whose judging came to what was stored already (docs/decisions/at-rest.md): left alone while what they rest on is as it was. ground: of
-- everything they rest on besides values. judged_at: when they were last judged. moves_at: when they move by themselves, or null.
CREATE TABLE indicator_rest (
  indicator_id TEXT NOT NULL PRIMARY KEY,
  ground TEXT NOT NULL,
  judged_at TEXT NOT NULL,
  moves_at TEXT NULL
) WITHOUT ROWID;

-- judged_through: the newest revision when the run had judged everything that had moved; null where it did not judge, or failed.
ALTER TABLE run ADD COLUMN judged_through INTEGER NULL;
