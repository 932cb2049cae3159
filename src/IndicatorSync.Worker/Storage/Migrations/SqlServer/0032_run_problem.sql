-- Why a run did not succeed: the type of the problem that decided it (docs/contract.md 1.2). Null for one that succeeded, for one that no problem
-- ended, and for runs before this step.
ALTER TABLE dbo.run ADD problem_type NVARCHAR(50) NULL;
