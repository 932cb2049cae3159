DROP PROCEDURE IF EXISTS rapport.Kvittera;
GO
-- Records that someone has taken an alarm in hand. Insert-only and outside the service's lease: nobody waits for a run.
-- The one place where the database's clock is asked.
CREATE PROCEDURE rapport.Kvittera
  @IndikatorId NVARCHAR(100),
  @Kon NVARCHAR(3) = N'T',
  @Notering NVARCHAR(2000),
  @Atgard NVARCHAR(2000),
  @Ansvarig NVARCHAR(200),
  @KlartDatum DATE
AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;

  IF LEN(COALESCE(@Notering, N'')) = 0 OR LEN(COALESCE(@Atgard, N'')) = 0 OR LEN(COALESCE(@Ansvarig, N'')) = 0 OR @KlartDatum IS NULL
    THROW 50010, N'Ange @Notering, @Atgard, @Ansvarig och @KlartDatum.', 1;

  DECLARE @now DATETIME2(6) = SYSUTCDATETIME();

  INSERT INTO dbo.acknowledgement (indicator_id, gender, note, action, owner, due, made_at, made_local)
  SELECT s.indicator_id, s.gender, @Notering, @Atgard, @Ansvarig, @KlartDatum, @now,
    CAST(@now AT TIME ZONE 'UTC' AT TIME ZONE 'W. Europe Standard Time' AS DATETIME2(0))
  FROM dbo.indicator_state s
  WHERE s.indicator_id = @IndikatorId AND s.gender = @Kon AND s.alarm_status IN (N'new', N'active') AND s.removed_at IS NULL;

  IF @@ROWCOUNT = 0
    THROW 50011, N'Indikatorn har inget aktivt larm att kvittera. Se vyn rapport.Larm.', 1;
END;
GO
GRANT EXECUTE ON OBJECT::rapport.Kvittera TO rapport_kvitterare;
-- The owner of the procedure owns the tables too, so the role needs no right to them. Babelfish has no such chain for procedures.
IF SERVERPROPERTY(N'Babelfish') IS NOT NULL
BEGIN
  GRANT SELECT ON dbo.indicator_state TO rapport_kvitterare;
  GRANT INSERT ON dbo.acknowledgement TO rapport_kvitterare;
END;
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Kvitterar ett aktivt larm: någon har tagit hand om det. Nekas när inget larm är aktivt.', @level0type = N'SCHEMA', @level0name = N'rapport', @level1type = N'PROCEDURE', @level1name = N'Kvittera';
GO
