-- What tells, when the answer to a commit was lost, whether it was committed: token names one taking of the lease, unit the last unit
-- of work that was written under it.
ALTER TABLE dbo.lease ADD token NVARCHAR(40) NULL;

ALTER TABLE dbo.lease ADD unit BIGINT NOT NULL CONSTRAINT df_lease_unit DEFAULT 0;
