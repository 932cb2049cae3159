-- A mail refused for good that nobody needs to look at any more: discarded by hand, sent elsewhere, or to an address that is no longer written to.
ALTER TABLE outbox ADD COLUMN closed_at TEXT NULL;
