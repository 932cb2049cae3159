-- fingerprint: of the last answer, while all of it and nothing beside it is stored; null when that is not known. compared_at: when that
-- answer was last compared with the stored rows.
ALTER TABLE coverage ADD COLUMN fingerprint TEXT NULL;
ALTER TABLE coverage ADD COLUMN compared_at TEXT NULL;
