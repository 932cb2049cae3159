-- kind: fault for what was set aside, remark for what is told of something that was read (docs/contract.md 1.9). Until now only the words told them apart.
ALTER TABLE dbo.source_fault ADD kind NVARCHAR(10) NOT NULL CONSTRAINT df_source_fault_kind DEFAULT N'fault';
GO
UPDATE dbo.source_fault SET kind = N'remark' WHERE body = N'' AND (reason = N'1 dold rad är inläst' OR reason LIKE N'% dolda rader är inlästa');
