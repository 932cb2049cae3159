-- What is judged of an indicator: its total, and each of the municipality's own units. indicator_id of a unit is the catalogue's id, @ and the
-- unit's name; plan_id is the catalogue's id, own_unit the unit's name, empty for the total.
ALTER TABLE indicator ADD COLUMN plan_id TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN own_unit TEXT NOT NULL DEFAULT '';
UPDATE indicator SET plan_id = indicator_id;
