-- Who decided a limit, and when, in one line (docs/contract.md 1.10); null where the catalogue does not say.
ALTER TABLE band ADD COLUMN decision TEXT NULL;
