-- What is judged of an indicator: its total, and each of the municipality's own units. indicator_id of a unit is the catalogue's id, @ and the
-- unit's name; plan_id is the catalogue's id, own_unit the unit's name, empty for the total.
ALTER TABLE dbo.indicator ADD plan_id NVARCHAR(100) NOT NULL CONSTRAINT df_indicator_plan_id DEFAULT N'';

ALTER TABLE dbo.indicator ADD own_unit NVARCHAR(100) NOT NULL CONSTRAINT df_indicator_own_unit DEFAULT N'';
GO
UPDATE dbo.indicator SET plan_id = indicator_id;
