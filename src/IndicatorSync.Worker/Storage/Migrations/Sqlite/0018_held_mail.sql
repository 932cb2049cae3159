-- What a mail was rendered from (JSON), so that mails which wait for the hours in which mails may go become one. Null: it goes by itself.
-- A mail that became part of another has status gathered, and that other the kind gathered.
ALTER TABLE outbox ADD COLUMN page TEXT NULL;
