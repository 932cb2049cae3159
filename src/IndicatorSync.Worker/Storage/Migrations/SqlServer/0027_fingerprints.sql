-- fingerprint: of the last answer, while all of it and nothing beside it is stored; null when that is not known. compared_at: when that
-- answer was last compared with the stored rows.
ALTER TABLE dbo.coverage ADD fingerprint NVARCHAR(50) NULL;

ALTER TABLE dbo.coverage ADD compared_at DATETIME2(6) NULL;
