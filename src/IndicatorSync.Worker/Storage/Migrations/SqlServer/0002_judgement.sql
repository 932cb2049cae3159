-- The catalogue in force, one row per indicator; removed_at when it left the catalogue. Words of the plan are as long as they are.
CREATE TABLE dbo.indicator (
  indicator_id NVARCHAR(100) NOT NULL CONSTRAINT pk_indicator PRIMARY KEY,
  ordinal INT NOT NULL,
  name NVARCHAR(4000) NOT NULL,
  short_name NVARCHAR(4000) NOT NULL,
  kpi_id NVARCHAR(6) NULL,
  area_id NVARCHAR(20) NOT NULL,
  source NVARCHAR(4000) NOT NULL,
  fetched_from NVARCHAR(4000) NOT NULL,
  business_area NVARCHAR(4000) NULL,
  overarching_goal NVARCHAR(4000) NULL,
  responsible NVARCHAR(4000) NULL,
  footnote NVARCHAR(4000) NULL,
  reading_rule NVARCHAR(20) NOT NULL,
  removed_at DATETIME2(6) NULL
);

-- The areas shown beside an indicator's own value, in the catalogue's order.
CREATE TABLE dbo.indicator_area (
  indicator_id NVARCHAR(100) NOT NULL,
  area_id NVARCHAR(20) NOT NULL,
  ordinal INT NOT NULL,
  CONSTRAINT pk_indicator_area PRIMARY KEY (indicator_id, area_id)
);

-- The bands as decided, one row per entry of the catalogue; valid_to_at null: in force.
CREATE TABLE dbo.band (
  band_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_band PRIMARY KEY,
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NULL,
  from_year INT NULL,
  to_year INT NULL,
  green NVARCHAR(4000) NULL,
  yellow NVARCHAR(4000) NULL,
  line INT NOT NULL,
  faults NVARCHAR(4000) NULL,
  reading_rule NVARCHAR(20) NOT NULL,
  catalogue_version NVARCHAR(64) NOT NULL,
  valid_from_at DATETIME2(6) NOT NULL,
  valid_from_local DATETIME2(0) NOT NULL,
  valid_to_at DATETIME2(6) NULL
);

CREATE INDEX ix_band_indicator ON dbo.band (indicator_id, valid_to_at);

-- The newest judgement of an indicator and gender, what it rests on, and its alarm. baseline_run_id null: shown, but not yet the
-- ground of alarms. definition and mark let the next run judge again as it was then.
CREATE TABLE dbo.indicator_state (
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  ordinal INT NOT NULL,
  definition NVARCHAR(MAX) NOT NULL,
  mark BIGINT NOT NULL,
  judged_on DATE NOT NULL,
  source_state NVARCHAR(20) NOT NULL,
  colour NVARCHAR(10) NOT NULL,
  basis NVARCHAR(20) NOT NULL,
  period INT NULL,
  value DECIMAL(28,10) NULL,
  compared DECIMAL(28,10) NULL,
  is_rule_sensitive BIT NOT NULL,
  other_rule_colour NVARCHAR(10) NOT NULL,
  distance_to_green DECIMAL(28,10) NULL,
  beyond_yellow DECIMAL(28,10) NOT NULL,
  green NVARCHAR(4000) NULL,
  yellow NVARCHAR(4000) NULL,
  unit NVARCHAR(4000) NULL,
  decimals INT NOT NULL,
  previous_period INT NULL,
  previous_value DECIMAL(28,10) NULL,
  previous_colour NVARCHAR(10) NULL,
  change DECIMAL(28,10) NULL,
  country_value DECIMAL(28,10) NULL,
  since DATE NULL,
  cause NVARCHAR(30) NULL,
  is_preliminary BIT NOT NULL,
  is_overdue BIT NOT NULL,
  judged_run_id BIGINT NOT NULL,
  baseline_run_id BIGINT NULL,
  event_ordinal BIGINT NOT NULL,
  alarm_status NVARCHAR(20) NULL,
  alarm_level NVARCHAR(10) NULL,
  alarm_since_at DATETIME2(6) NULL,
  alarm_since_local DATETIME2(0) NULL,
  alarm_mailed_at DATETIME2(6) NULL,
  alarm_mailed_local DATETIME2(0) NULL,
  is_muted BIT NOT NULL,
  acknowledged_from BIGINT NOT NULL,
  removed_at DATETIME2(6) NULL,
  CONSTRAINT pk_indicator_state PRIMARY KEY (indicator_id, gender)
);

-- Every stored year under the catalogue in force; colour_then is what was decided while that year was the judged one, written once.
CREATE TABLE dbo.period_judgement (
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  period INT NOT NULL,
  value DECIMAL(28,10) NULL,
  compared DECIMAL(28,10) NULL,
  colour NVARCHAR(10) NOT NULL,
  basis NVARCHAR(20) NOT NULL,
  green NVARCHAR(4000) NULL,
  yellow NVARCHAR(4000) NULL,
  country_value DECIMAL(28,10) NULL,
  colour_then NVARCHAR(10) NULL,
  CONSTRAINT pk_period_judgement PRIMARY KEY (indicator_id, gender, period)
);

CREATE TABLE dbo.colour_change (
  colour_change_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_colour_change PRIMARY KEY,
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  from_colour NVARCHAR(10) NOT NULL,
  to_colour NVARCHAR(10) NOT NULL,
  cause NVARCHAR(30) NOT NULL,
  period INT NULL,
  value DECIMAL(28,10) NULL,
  changed_at DATETIME2(6) NOT NULL,
  changed_local DATETIME2(0) NOT NULL,
  run_id BIGINT NOT NULL
);

CREATE INDEX ix_colour_change_indicator ON dbo.colour_change (indicator_id, gender, colour_change_id);

CREATE TABLE dbo.alarm_transition (
  alarm_transition_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_alarm_transition PRIMARY KEY,
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  from_status NVARCHAR(20) NULL,
  to_status NVARCHAR(20) NOT NULL,
  cause NVARCHAR(30) NULL,
  changed_at DATETIME2(6) NOT NULL,
  run_id BIGINT NOT NULL
);

-- Insert-only. One is in force while its number is above indicator_state.acknowledged_from and the alarm is open.
CREATE TABLE dbo.acknowledgement (
  acknowledgement_id BIGINT IDENTITY(1,1) NOT NULL CONSTRAINT pk_acknowledgement PRIMARY KEY,
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  note NVARCHAR(2000) NOT NULL,
  action NVARCHAR(2000) NOT NULL,
  owner NVARCHAR(200) NOT NULL,
  due DATE NOT NULL,
  made_at DATETIME2(6) NOT NULL,
  made_local DATETIME2(0) NOT NULL
);
