-- The address that a mail went to in place of its own (Mail:RedirectTo); null where it went to its own, to a file, or has not left.
ALTER TABLE outbox ADD COLUMN redirected_to TEXT NULL;

-- The Swedish day of the baseline, from which on changes of colour are seen. Older rows get theirs with the next run: where the colour
-- has not changed yet, it is the day that stands in since.
ALTER TABLE indicator_state ADD COLUMN watched_since TEXT NULL;

-- The plan's own table with a row per gender judged. What was printed stands, under the gender that it was printed for; its colour comes
-- with the next run.
CREATE TABLE plan_table_row (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  green TEXT NULL,
  yellow TEXT NULL,
  previous_outcome TEXT NOT NULL,
  outcome TEXT NOT NULL,
  colour TEXT NULL,
  PRIMARY KEY (indicator_id, gender)
) WITHOUT ROWID;

INSERT INTO plan_table_row (indicator_id, gender, green, yellow, previous_outcome, outcome)
SELECT p.indicator_id,
  CASE
    WHEN EXISTS (SELECT 1 FROM indicator_state s WHERE s.indicator_id = p.indicator_id AND s.gender = 'T') THEN 'T'
    WHEN EXISTS (SELECT 1 FROM indicator_state s WHERE s.indicator_id = p.indicator_id AND s.gender = 'K') THEN 'K'
    WHEN EXISTS (SELECT 1 FROM indicator_state s WHERE s.indicator_id = p.indicator_id AND s.gender = 'M') THEN 'M'
    WHEN EXISTS (SELECT 1 FROM indicator_state s WHERE s.indicator_id = p.indicator_id AND s.gender = 'K-M') THEN 'K-M'
    ELSE 'T'
  END,
  p.green, p.yellow, p.previous_outcome, p.outcome
FROM plan_row p;

-- Whom a reply goes to (kontakt), one address a line.
ALTER TABLE outbox ADD COLUMN reply_to TEXT NULL;
