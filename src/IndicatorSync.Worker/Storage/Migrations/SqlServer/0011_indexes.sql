-- The history of a series is read from its index alone: the number that each revision brought stands in it.
DROP INDEX ix_observation_revision_series ON dbo.observation_revision;

CREATE INDEX ix_observation_revision_number ON dbo.observation_revision (kpi_id, area_id, gender, period, revision_id) INCLUDE (new_value);

-- What changed after the first fetch, for Revideringar: few rows among all the first arrivals.
CREATE INDEX ix_observation_revision_later ON dbo.observation_revision (kpi_id, area_id, gender, period) WHERE is_baseline = 0;

-- The rows that one complete run has missed; asked for in every run.
CREATE INDEX ix_observation_gone ON dbo.observation (kpi_id, area_id, gender, period) WHERE gone_since IS NOT NULL;

-- The newest of an indicator and gender.
CREATE INDEX ix_alarm_transition_indicator ON dbo.alarm_transition (indicator_id, gender, alarm_transition_id);

CREATE INDEX ix_acknowledgement_indicator ON dbo.acknowledgement (indicator_id, gender, acknowledgement_id);
