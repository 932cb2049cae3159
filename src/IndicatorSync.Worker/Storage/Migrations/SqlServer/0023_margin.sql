-- Which KPI gives the margin of which: Kolada publishes it as a KPI of its own, told by its title. Written with Kolada's catalogue of KPIs;
-- the margins themselves are values as others, with their history.
CREATE TABLE dbo.kpi_margin (
  kpi_id NVARCHAR(10) NOT NULL CONSTRAINT pk_kpi_margin PRIMARY KEY,
  margin_kpi_id NVARCHAR(10) NOT NULL
);

-- margin_value and indicator_margin (0020) are not written: margins are values with a history, and their meaning stands with the judgement.

-- margin: the judged value lies within ± this; null where the source does not say. is_certain: the colour is the same at both ends.
-- alarm_is_untold: the alarm rose within the margin, and no mail has told of it (larma vid: säkerställd röd).
ALTER TABLE dbo.indicator_state ADD margin DECIMAL(28,10) NULL;

ALTER TABLE dbo.indicator_state ADD is_certain BIT NULL;

ALTER TABLE dbo.indicator_state ADD alarm_is_untold BIT NOT NULL CONSTRAINT df_indicator_state_untold DEFAULT 0;
