-- Which plan of a folder it belongs to (docs/contract.md 1.14), and the file of it; no file where the catalogue is one.
ALTER TABLE dbo.indicator ADD plan_name NVARCHAR(4000) NULL;
ALTER TABLE dbo.indicator ADD plan_file NVARCHAR(4000) NULL;
ALTER TABLE dbo.goal ADD plan_name NVARCHAR(4000) NULL;
ALTER TABLE dbo.activity ADD plan_name NVARCHAR(4000) NULL;
ALTER TABLE dbo.coming_event ADD plan_name NVARCHAR(4000) NULL;
