-- Why a run did not succeed: the type of the problem that decided it (docs/contract.md 1.2). Null for one that succeeded, for one that no problem
-- ended, and for runs before this step.
ALTER TABLE run ADD COLUMN problem_type TEXT NULL;
