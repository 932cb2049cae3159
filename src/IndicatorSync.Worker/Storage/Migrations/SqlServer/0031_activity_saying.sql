-- Insert-only: what tables in the source folder have said of activities (docs/contract.md 1.10), a row each time it was another than before.
-- The newest of each activity goes before the catalogue; what is null leaves what the catalogue says.
CREATE TABLE dbo.activity_saying (
  activity_saying_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_activity_saying PRIMARY KEY,
  activity_id NVARCHAR(100) NOT NULL,
  name NVARCHAR(4000) NOT NULL,
  goal_id NVARCHAR(100) NULL,
  indicator_id NVARCHAR(100) NULL,
  units NVARCHAR(4000) NULL,
  starts DATE NULL,
  ends DATE NULL,
  status NVARCHAR(20) NULL,
  responsible NVARCHAR(4000) NULL,
  description NVARCHAR(MAX) NULL,
  comment NVARCHAR(MAX) NULL,
  source NVARCHAR(400) NOT NULL,
  said_at DATETIME2(6) NOT NULL,
  run_id BIGINT NOT NULL
);

CREATE INDEX ix_activity_saying_activity ON dbo.activity_saying (activity_id, activity_saying_id);
