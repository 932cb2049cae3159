-- Periods shorter than a year, and values from other sources than Kolada (docs/contract.md 1.9). What is stored is yearly and Kolada's.
-- part: empty for a year, else H1, T2, Q3 or 08. unit_name: one of the municipality's own units, empty for the total. In kpi_id an
-- indicator of another source is written = and its id. given_decimals, is_preliminary and source tell how the newest value was given.
DROP INDEX ix_observation_gone ON dbo.observation;

ALTER TABLE dbo.observation DROP CONSTRAINT pk_observation;

-- Without NOT NULL SQL Server would let nulls in; Babelfish keeps the column as it was and refuses the words.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'ALTER TABLE dbo.observation ALTER COLUMN kpi_id NVARCHAR(101) NOT NULL');
ELSE
  EXEC (N'ALTER TABLE dbo.observation ALTER COLUMN kpi_id NVARCHAR(101)');

ALTER TABLE dbo.observation ADD unit_name NVARCHAR(100) NOT NULL CONSTRAINT df_observation_unit_name DEFAULT N'';

ALTER TABLE dbo.observation ADD part NVARCHAR(2) NOT NULL CONSTRAINT df_observation_part DEFAULT N'';

ALTER TABLE dbo.observation ADD given_decimals INT NULL;

ALTER TABLE dbo.observation ADD is_preliminary BIT NULL;

ALTER TABLE dbo.observation ADD source NVARCHAR(400) NULL;
GO

ALTER TABLE dbo.observation ADD CONSTRAINT pk_observation PRIMARY KEY (kpi_id, area_id, gender, period, part, unit_name);

CREATE INDEX ix_observation_gone ON dbo.observation (kpi_id, area_id, gender, period) WHERE gone_since IS NOT NULL;

CREATE INDEX ix_observation_given ON dbo.observation (kpi_id) WHERE source IS NOT NULL;

DROP INDEX ix_observation_revision_number ON dbo.observation_revision;

DROP INDEX ix_observation_revision_later ON dbo.observation_revision;

IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'ALTER TABLE dbo.observation_revision ALTER COLUMN kpi_id NVARCHAR(101) NOT NULL');
ELSE
  EXEC (N'ALTER TABLE dbo.observation_revision ALTER COLUMN kpi_id NVARCHAR(101)');

ALTER TABLE dbo.observation_revision ADD unit_name NVARCHAR(100) NOT NULL CONSTRAINT df_observation_revision_unit_name DEFAULT N'';

ALTER TABLE dbo.observation_revision ADD part NVARCHAR(2) NOT NULL CONSTRAINT df_observation_revision_part DEFAULT N'';

ALTER TABLE dbo.observation_revision ADD given_decimals INT NULL;

ALTER TABLE dbo.observation_revision ADD is_preliminary BIT NULL;

ALTER TABLE dbo.observation_revision ADD source NVARCHAR(400) NULL;
GO

CREATE INDEX ix_observation_revision_number ON dbo.observation_revision (kpi_id, area_id, gender, period, part, unit_name, revision_id) INCLUDE (new_value);

CREATE INDEX ix_observation_revision_later ON dbo.observation_revision (kpi_id, area_id, gender, period) WHERE is_baseline = 0;

-- What is judged: the part, its order (year, last month, length in months) and its days, so that reports can join a calendar.
ALTER TABLE dbo.period_judgement DROP CONSTRAINT pk_period_judgement;

ALTER TABLE dbo.period_judgement ADD part NVARCHAR(2) NOT NULL CONSTRAINT df_period_judgement_part DEFAULT N'';

ALTER TABLE dbo.period_judgement ADD period_order INT NOT NULL CONSTRAINT df_period_judgement_order DEFAULT 0;

ALTER TABLE dbo.period_judgement ADD period_start DATE NULL;

ALTER TABLE dbo.period_judgement ADD period_end DATE NULL;

ALTER TABLE dbo.period_judgement ADD better NVARCHAR(10) NULL;

ALTER TABLE dbo.period_judgement ADD development NVARCHAR(10) NULL;
GO

ALTER TABLE dbo.period_judgement ADD CONSTRAINT pk_period_judgement PRIMARY KEY (indicator_id, gender, period, part);

UPDATE dbo.period_judgement SET period_order = period * 10000 + 1212, period_start = DATEFROMPARTS(period, 1, 1), period_end = DATEFROMPARTS(period, 12, 31);

ALTER TABLE dbo.indicator_state ADD part NVARCHAR(2) NOT NULL CONSTRAINT df_indicator_state_part DEFAULT N'';

ALTER TABLE dbo.indicator_state ADD period_order INT NULL;

ALTER TABLE dbo.indicator_state ADD period_start DATE NULL;

ALTER TABLE dbo.indicator_state ADD period_end DATE NULL;

ALTER TABLE dbo.indicator_state ADD previous_part NVARCHAR(2) NOT NULL CONSTRAINT df_indicator_state_previous_part DEFAULT N'';

ALTER TABLE dbo.indicator_state ADD better NVARCHAR(10) NULL;

ALTER TABLE dbo.indicator_state ADD development NVARCHAR(10) NULL;
GO

UPDATE dbo.indicator_state
SET period_order = period * 10000 + 1212, period_start = DATEFROMPARTS(period, 1, 1), period_end = DATEFROMPARTS(period, 12, 31)
WHERE period IS NOT NULL;

ALTER TABLE dbo.colour_change ADD part NVARCHAR(2) NOT NULL CONSTRAINT df_colour_change_part DEFAULT N'';

-- measure_id: what the indicator's values are stored under.
ALTER TABLE dbo.indicator ADD measure_id NVARCHAR(101) NOT NULL CONSTRAINT df_indicator_measure_id DEFAULT N'';

ALTER TABLE dbo.indicator ADD is_accumulated BIT NOT NULL CONSTRAINT df_indicator_is_accumulated DEFAULT 0;
GO

UPDATE dbo.indicator SET measure_id = COALESCE(kpi_id, N'=' + indicator_id);
