-- Targets in words are judged by people (docs/contract.md 1.10): their colour stands in the place of a value.
ALTER TABLE indicator ADD COLUMN is_qualitative INTEGER NOT NULL DEFAULT 0;

-- The colour that a person set; null where a number was reported, or something was taken back.
ALTER TABLE reported_value ADD COLUMN judgement TEXT NULL;
