-- What a colour rests on (docs/contract.md 1.13). answer_hash: SHA-256, lower-case hex, of the body that the last whole answer about this KPI
-- and area stood in, as the archive names it; with a space between them where it stood on several pages.
ALTER TABLE dbo.coverage ADD answer_hash NVARCHAR(4000) NULL;

-- Where in its file a source says what it says; null for a query and a report, and until it is read
-- again after this migration.
ALTER TABLE dbo.source_saying ADD sheet NVARCHAR(200) NULL;

ALTER TABLE dbo.source_saying ADD cell NVARCHAR(20) NULL;
