-- What tells, when the answer to a commit was lost, whether it was committed: token names one taking of the lease, unit the last unit
-- of work that was written under it.
ALTER TABLE lease ADD COLUMN token TEXT NULL;

ALTER TABLE lease ADD COLUMN unit INTEGER NOT NULL DEFAULT 0;
