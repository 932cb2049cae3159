-- The country's newest years of a KPI whose band is fixed, read once when the band is new and then yearly, whether or not landet is ja: only
-- for telling whether a limit is likely. No values of ours are judged by them.
CREATE TABLE dbo.country_value (
  kpi_id NVARCHAR(10) NOT NULL,
  area_id NVARCHAR(20) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  period INT NOT NULL,
  value DECIMAL(28,10) NOT NULL,
  CONSTRAINT pk_country_value PRIMARY KEY (kpi_id, area_id, gender, period)
);

CREATE TABLE dbo.country_value_reading (
  kpi_id NVARCHAR(10) NOT NULL CONSTRAINT pk_country_value_reading PRIMARY KEY,
  read_at DATETIME2(6) NOT NULL
);

-- Kolada's own margin of our values (a KPI of its own, found by its title), as last read, under the KPI that it belongs to.
CREATE TABLE dbo.margin_value (
  kpi_id NVARCHAR(10) NOT NULL,
  area_id NVARCHAR(20) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  period INT NOT NULL,
  value DECIMAL(28,10) NOT NULL,
  CONSTRAINT pk_margin_value PRIMARY KEY (kpi_id, area_id, gender, period)
);

-- The margin of the judged value, and whether the colour is the same at both ends of it; no row where Kolada gives none. As of the last run.
CREATE TABLE dbo.indicator_margin (
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  margin DECIMAL(28,10) NOT NULL,
  is_certain BIT NOT NULL,
  CONSTRAINT pk_indicator_margin PRIMARY KEY (indicator_id, gender)
);

-- Insert-only: each alarm that nobody had taken in hand in time is told higher up once. since_at tells one alarm from the next.
CREATE TABLE dbo.escalation (
  indicator_id NVARCHAR(100) NOT NULL,
  gender NVARCHAR(3) NOT NULL,
  since_at DATETIME2(6) NOT NULL,
  escalated_at DATETIME2(6) NOT NULL,
  CONSTRAINT pk_escalation PRIMARY KEY (indicator_id, gender, since_at)
);
