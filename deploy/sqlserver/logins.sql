-- Konton för tjänsten och för den som uppgraderar. Körs av en administratör efter create-database.sql:
--   sqlcmd -S SQLSERVER -E -b -i logins.sql -v Databas=IndicatorSync Tjanstekonto=KOMMUN\svc-indicatorsync Migreringskonto=KOMMUN\drift-databas
-- Kontona är Windows- eller domänkonton (helst ett gMSA för tjänsten). För ett SQL-konto skapas inloggningen i förväg, med
-- CREATE LOGIN ... WITH PASSWORD; lösenord hör inte hemma i en fil.
:on error exit
SET QUOTED_IDENTIFIER, ANSI_NULLS, XACT_ABORT ON;
GO
IF SUSER_ID(N'$(Tjanstekonto)') IS NULL CREATE LOGIN [$(Tjanstekonto)] FROM WINDOWS;
IF SUSER_ID(N'$(Migreringskonto)') IS NULL CREATE LOGIN [$(Migreringskonto)] FROM WINDOWS;
GO
USE [$(Databas)];
GO
IF DATABASE_PRINCIPAL_ID(N'$(Tjanstekonto)') IS NULL CREATE USER [$(Tjanstekonto)] FOR LOGIN [$(Tjanstekonto)] WITH DEFAULT_SCHEMA = dbo;
IF DATABASE_PRINCIPAL_ID(N'$(Migreringskonto)') IS NULL CREATE USER [$(Migreringskonto)] FOR LOGIN [$(Migreringskonto)] WITH DEFAULT_SCHEMA = dbo;
GO
-- Tjänsten läser och skriver rader men ändrar aldrig schemat, och historik och kvitteringar kan den bara lägga till i. Rättigheterna delas ut
-- till rollen av "migrate".
IF DATABASE_PRINCIPAL_ID(N'indicatorsync_tjanst') IS NULL CREATE ROLE indicatorsync_tjanst;
GO
ALTER ROLE indicatorsync_tjanst ADD MEMBER [$(Tjanstekonto)];
-- Den som kör "migrate" (eller skriptet från "migrate --script") skapar tabeller, vyer, roller och rättigheter. db_ddladmin räcker inte:
-- den får varken skapa roller eller dela ut rättigheter.
ALTER ROLE db_owner ADD MEMBER [$(Migreringskonto)];
GO
