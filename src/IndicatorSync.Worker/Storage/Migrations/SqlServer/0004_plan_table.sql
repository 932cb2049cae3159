-- The cells of the plan's own table, printed when they were judged: the engines do not print numbers in the same way.
CREATE TABLE dbo.plan_row (
  indicator_id NVARCHAR(100) NOT NULL CONSTRAINT pk_plan_row PRIMARY KEY,
  green NVARCHAR(200) NULL,
  yellow NVARCHAR(200) NULL,
  previous_outcome NVARCHAR(60) NOT NULL,
  outcome NVARCHAR(60) NOT NULL
);
