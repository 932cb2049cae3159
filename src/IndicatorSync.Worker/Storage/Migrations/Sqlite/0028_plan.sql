-- Which plan of a folder it belongs to (docs/contract.md 1.14), and the file of it; no file where the catalogue is one.
ALTER TABLE indicator ADD COLUMN plan_name TEXT NULL;
ALTER TABLE indicator ADD COLUMN plan_file TEXT NULL;
ALTER TABLE goal ADD COLUMN plan_name TEXT NULL;
ALTER TABLE activity ADD COLUMN plan_name TEXT NULL;
ALTER TABLE coming_event ADD COLUMN plan_name TEXT NULL;
