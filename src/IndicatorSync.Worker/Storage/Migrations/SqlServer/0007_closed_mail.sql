-- A mail refused for good that nobody needs to look at any more: discarded by hand, sent elsewhere, or to an address that is no longer written to.
ALTER TABLE dbo.outbox ADD closed_at DATETIME2(6) NULL;
