-- Skapar databasen. Körs en gång av en administratör, i sqlcmd eller i SSMS i SQLCMD-läge:
--   sqlcmd -S SQLSERVER -E -b -i create-database.sql -v Databas=IndicatorSync
:on error exit
SET QUOTED_IDENTIFIER, ANSI_NULLS, XACT_ABORT ON;
GO
IF DB_ID(N'$(Databas)') IS NULL
  CREATE DATABASE [$(Databas)] COLLATE Finnish_Swedish_CI_AS;
GO
-- Läsare och skrivare väntar inte på varandra: en lång export till Excel stoppar inte nattens körning.
-- Andra anslutningar till databasen bryts medan inställningen ändras.
ALTER DATABASE [$(Databas)] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
ALTER DATABASE [$(Databas)] SET AUTO_CLOSE OFF;
GO
