-- What a colour rests on (docs/contract.md 1.13). answer_hash: SHA-256, lower-case hex, of the body that the last whole answer about this KPI
-- and area stood in, as the archive names it; with a space between them where it stood on several pages.
ALTER TABLE coverage ADD COLUMN answer_hash TEXT NULL;

-- Where in its file a source says what it says; null for a query and a report, and until it is read
-- again after this migration.
ALTER TABLE source_saying ADD COLUMN sheet TEXT NULL;

ALTER TABLE source_saying ADD COLUMN cell TEXT NULL;
