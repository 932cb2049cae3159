-- made_by: who was logged in. follows: indicator_state.acknowledged_from at that time, so that one alarm has one acknowledgement at a
-- time; null in rows from before.
ALTER TABLE dbo.acknowledgement ADD made_by NVARCHAR(128) NULL;

ALTER TABLE dbo.acknowledgement ADD follows BIGINT NULL;
GO

CREATE UNIQUE INDEX ux_acknowledgement_follows ON dbo.acknowledgement (indicator_id, gender, follows) WHERE follows IS NOT NULL;
