-- The address that a mail went to in place of its own (Mail:RedirectTo); null where it went to its own, to a file, or has not left.
ALTER TABLE dbo.outbox ADD redirected_to NVARCHAR(320) NULL;

-- The Swedish day of the baseline, from which on changes of colour are seen. Older rows get theirs with the next run: where the colour
-- has not changed yet, it is the day that stands in since.
ALTER TABLE dbo.indicator_state ADD watched_since DATE NULL;

-- The plan's own table with a row per gender judged. What was printed stands, under the gender that it was printed for; its colour comes
-- with the next run.
CREATE TABLE dbo.plan_table_row (
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  green NVARCHAR(4000) NULL,
  yellow NVARCHAR(4000) NULL,
  previous_outcome NVARCHAR(60) NOT NULL,
  outcome NVARCHAR(60) NOT NULL,
  colour NVARCHAR(10) NULL,
  CONSTRAINT pk_plan_table_row PRIMARY KEY (indicator_id, gender)
);

INSERT INTO dbo.plan_table_row (indicator_id, gender, green, yellow, previous_outcome, outcome)
SELECT p.indicator_id,
  CASE
    WHEN EXISTS (SELECT 1 FROM dbo.indicator_state s WHERE s.indicator_id = p.indicator_id AND s.gender = N'T') THEN N'T'
    WHEN EXISTS (SELECT 1 FROM dbo.indicator_state s WHERE s.indicator_id = p.indicator_id AND s.gender = N'K') THEN N'K'
    WHEN EXISTS (SELECT 1 FROM dbo.indicator_state s WHERE s.indicator_id = p.indicator_id AND s.gender = N'M') THEN N'M'
    WHEN EXISTS (SELECT 1 FROM dbo.indicator_state s WHERE s.indicator_id = p.indicator_id AND s.gender = N'K-M') THEN N'K-M'
    ELSE N'T'
  END,
  p.green, p.yellow, p.previous_outcome, p.outcome
FROM dbo.plan_row p;

-- Whom a reply goes to (kontakt), one address a line.
ALTER TABLE dbo.outbox ADD reply_to NVARCHAR(4000) NULL;
