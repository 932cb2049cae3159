-- Which KPI gives the margin of which: Kolada publishes it as a KPI of its own, told by its title. Written with Kolada's catalogue of KPIs;
-- the margins themselves are values as others, with their history.
CREATE TABLE kpi_margin (
  kpi_id TEXT NOT NULL PRIMARY KEY,
  margin_kpi_id TEXT NOT NULL
) WITHOUT ROWID;

-- margin_value and indicator_margin (0020) are not written: margins are values with a history, and their meaning stands with the judgement.

-- margin: the judged value lies within ± this; null where the source does not say. is_certain: the colour is the same at both ends.
-- alarm_is_untold: the alarm rose within the margin, and no mail has told of it (larma vid: säkerställd röd).
ALTER TABLE indicator_state ADD COLUMN margin REAL NULL;

ALTER TABLE indicator_state ADD COLUMN is_certain INTEGER NULL;

ALTER TABLE indicator_state ADD COLUMN alarm_is_untold INTEGER NOT NULL DEFAULT 0;
