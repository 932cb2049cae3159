DROP PROCEDURE IF EXISTS rapport.Kvittera;
GO
-- Records that someone has taken an alarm in hand. Insert-only and outside the service's lease: nobody waits for a run.
-- Only the procedures of this schema ask the database's clock. The parameters are wider than the columns, since SQL Server cuts what is too long
-- for a parameter without a word.
CREATE PROCEDURE rapport.Kvittera
  @IndikatorId NVARCHAR(4000),
  @Kon NVARCHAR(4000) = N'T',
  @Notering NVARCHAR(MAX),
  @Atgard NVARCHAR(MAX),
  @Ansvarig NVARCHAR(MAX),
  @KlartDatum DATE,
  @Enhet NVARCHAR(4000) = NULL
AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;

  DECLARE @now DATETIME2(6) = SYSUTCDATETIME();
  DECLARE @local DATETIME2(0) = CAST(@now AT TIME ZONE 'UTC' AT TIME ZONE 'W. Europe Standard Time' AS DATETIME2(0));

  -- One of the municipality's own units is alarmed by itself, and found by the indicator's id, @ and its name.
  DECLARE @row NVARCHAR(4000) = CASE WHEN LEN(LTRIM(RTRIM(COALESCE(@Enhet, N'')))) = 0 THEN @IndikatorId ELSE CONCAT(@IndikatorId, N'@', LTRIM(RTRIM(@Enhet))) END;

  SET @Notering = LTRIM(RTRIM(COALESCE(@Notering, N'')));
  SET @Atgard = LTRIM(RTRIM(COALESCE(@Atgard, N'')));
  SET @Ansvarig = LTRIM(RTRIM(COALESCE(@Ansvarig, N'')));

  IF LEN(@Notering) = 0 OR LEN(@Atgard) = 0 OR LEN(@Ansvarig) = 0 OR @KlartDatum IS NULL
    THROW 50010, N'Ange @Notering, @Atgard, @Ansvarig och @KlartDatum.', 1;

  IF LEN(@Notering) > 2000 OR LEN(@Atgard) > 2000 OR LEN(@Ansvarig) > 200
    THROW 50012, N'Texten är för lång: @Notering och @Atgard får ha högst 2000 tecken, @Ansvarig högst 200. Inget har sparats.', 1;

  IF @KlartDatum < CAST(@local AS DATE)
    THROW 50013, N'@KlartDatum har redan passerat. Inget har sparats.', 1;

  IF EXISTS (
    SELECT 1 FROM dbo.indicator_state s
    JOIN dbo.acknowledgement a ON a.indicator_id = s.indicator_id AND a.gender = s.gender AND a.acknowledgement_id > s.acknowledged_from
    WHERE s.indicator_id = @row AND s.gender = @Kon AND s.alarm_status IN (N'new', N'active') AND s.removed_at IS NULL)
    THROW 50014, N'Larmet är redan kvitterat. Se vyn rapport.Larm. Kvitteringen gäller tills något nytt händer.', 1;

  BEGIN TRY
    -- Of two who acknowledge at once the unique index lets one through.
    INSERT INTO dbo.acknowledgement (indicator_id, gender, note, action, owner, due, made_at, made_local, made_by, follows)
    SELECT s.indicator_id, s.gender, @Notering, @Atgard, @Ansvarig, @KlartDatum, @now, @local, ORIGINAL_LOGIN(), s.acknowledged_from
    FROM dbo.indicator_state s
    WHERE s.indicator_id = @row AND s.gender = @Kon AND s.alarm_status IN (N'new', N'active') AND s.removed_at IS NULL;

    IF @@ROWCOUNT = 0
      THROW 50011, N'Indikatorn har inget aktivt larm att kvittera. Se vyn rapport.Larm.', 1;
  END TRY
  BEGIN CATCH
    IF ERROR_NUMBER() IN (2601, 2627)
      THROW 50014, N'Larmet är redan kvitterat. Se vyn rapport.Larm. Kvitteringen gäller tills något nytt händer.', 1;
    THROW;
  END CATCH;
END;
GO
GRANT EXECUTE ON OBJECT::rapport.Kvittera TO rapport_kvitterare;
-- The owner of the procedure owns the tables too, so the role needs no right to them. Babelfish has no such chain for procedures.
IF SERVERPROPERTY(N'Babelfish') IS NOT NULL
BEGIN
  GRANT SELECT ON dbo.indicator_state TO rapport_kvitterare;
  GRANT SELECT ON dbo.acknowledgement TO rapport_kvitterare;
  GRANT INSERT ON dbo.acknowledgement TO rapport_kvitterare;
END;
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Kvitterar ett aktivt larm: någon har tagit hand om det. Nekas när inget larm är aktivt eller när det redan är kvitterat.', @level0type = N'SCHEMA', @level0name = N'rapport', @level1type = N'PROCEDURE', @level1name = N'Kvittera';
GO
