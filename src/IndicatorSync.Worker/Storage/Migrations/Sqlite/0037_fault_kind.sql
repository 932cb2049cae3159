-- kind: fault for what was set aside, remark for what is told of something that was read (docs/contract.md 1.9). Until now only the words told them apart.
ALTER TABLE source_fault ADD COLUMN kind TEXT NOT NULL DEFAULT 'fault';

UPDATE source_fault SET kind = 'remark' WHERE body = '' AND (reason = '1 dold rad är inläst' OR reason LIKE '% dolda rader är inlästa');
