-- Läsare av vyerna. Körs efter "migrate", som skapar rollerna, och igen för varje ny grupp:
--   sqlcmd -S SQLSERVER -E -b -i readers.sql -v Databas=IndicatorSync Grupp=KOMMUN\kvalitet Roll=rapport_lasare
-- Roll är rapport_lasare (alla vyer utom körningar och utskick), rapport_drift (körningar, utskick, datakvalitet) eller
-- rapport_kvitterare (proceduren rapport.Kvittera). Ge rättigheter genom rollerna: de ges på nytt när en vy görs om, andra gör det inte.
:on error exit
SET QUOTED_IDENTIFIER, ANSI_NULLS, XACT_ABORT ON;
GO
IF SUSER_ID(N'$(Grupp)') IS NULL CREATE LOGIN [$(Grupp)] FROM WINDOWS;
GO
USE [$(Databas)];
GO
IF DATABASE_PRINCIPAL_ID(N'$(Grupp)') IS NULL CREATE USER [$(Grupp)] FOR LOGIN [$(Grupp)];
ALTER ROLE [$(Roll)] ADD MEMBER [$(Grupp)];
GO
