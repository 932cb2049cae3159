-- Values that count or rest on so few persons that one could be pointed out are kept with what the source said, and nowhere else
-- (docs/contract.md 1.13). hidden: what is printed in the place of a value that is not shown; null where it is.
ALTER TABLE indicator_state ADD COLUMN hidden TEXT NULL;

ALTER TABLE indicator_state ADD COLUMN previous_hidden TEXT NULL;

-- What one person is worth in the value, in words.
ALTER TABLE indicator_state ADD COLUMN persons TEXT NULL;

ALTER TABLE period_judgement ADD COLUMN hidden TEXT NULL;

-- Values below it, which count persons, are not shown; null where that is not asked for, or the values are no counts.
ALTER TABLE indicator ADD COLUMN count_below INTEGER NULL;

-- The KPI that counts the persons behind values that may be hidden; null where there is none.
ALTER TABLE indicator ADD COLUMN persons_kpi_id TEXT NULL;
