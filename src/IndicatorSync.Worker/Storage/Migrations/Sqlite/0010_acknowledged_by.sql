-- made_by: who was logged in. follows: indicator_state.acknowledged_from at that time, so that one alarm has one acknowledgement at a
-- time; null in rows from before.
ALTER TABLE acknowledgement ADD COLUMN made_by TEXT NULL;

ALTER TABLE acknowledgement ADD COLUMN follows INTEGER NULL;

CREATE UNIQUE INDEX ux_acknowledgement_follows ON acknowledgement (indicator_id, gender, follows) WHERE follows IS NOT NULL;
