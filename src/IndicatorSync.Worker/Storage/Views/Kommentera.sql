DROP PROCEDURE IF EXISTS rapport.Kommentera;
GO
-- Records an analysis of an outcome. Insert-only and outside the service's lease: nobody waits for a run.
-- The parameters are wider than the columns, since SQL Server cuts what is too long for a parameter without a word.
CREATE PROCEDURE rapport.Kommentera
  @IndikatorId NVARCHAR(4000),
  @Text NVARCHAR(MAX),
  @Av NVARCHAR(MAX) = NULL,
  @Period NVARCHAR(4000) = NULL,
  @Kon NVARCHAR(4000) = N'T',
  @Enhet NVARCHAR(4000) = NULL
AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;

  DECLARE @now DATETIME2(6) = SYSUTCDATETIME();
  DECLARE @local DATETIME2(0) = CAST(@now AT TIME ZONE 'UTC' AT TIME ZONE 'W. Europe Standard Time' AS DATETIME2(0));

  -- One of the municipality's own units is judged by itself, and found by the indicator's id, @ and its name.
  DECLARE @row NVARCHAR(4000) = CASE WHEN LEN(LTRIM(RTRIM(COALESCE(@Enhet, N'')))) = 0 THEN @IndikatorId ELSE CONCAT(@IndikatorId, N'@', LTRIM(RTRIM(@Enhet))) END;

  SET @Text = LTRIM(RTRIM(COALESCE(@Text, N'')));
  SET @Av = LTRIM(RTRIM(COALESCE(@Av, ORIGINAL_LOGIN())));

  IF LEN(@Text) = 0 OR LEN(@Av) = 0
    THROW 50020, N'Ange @Text, och @Av om det inte är den som är inloggad.', 1;

  IF LEN(@Text) > 4000 OR LEN(@Av) > 200
    THROW 50022, N'Texten är för lång: @Text får ha högst 4000 tecken, @Av högst 200. Inget har sparats.', 1;

  IF @Period IS NOT NULL AND TRY_CAST(@Period AS INT) IS NULL
    THROW 50023, N'@Period är ett år, t.ex. 2025. Inget har sparats.', 1;

  INSERT INTO dbo.analysis (indicator_id, gender, period, part, body, author, made_at, made_local, made_by)
  SELECT p.indicator_id, p.gender, p.period, N'', @Text, @Av, @now, @local, ORIGINAL_LOGIN()
  FROM dbo.indicator_state s
  JOIN dbo.period_judgement p ON p.indicator_id = s.indicator_id AND p.gender = s.gender AND p.period = COALESCE(TRY_CAST(@Period AS INT), s.period)
  WHERE s.indicator_id = @row AND s.gender = @Kon AND s.removed_at IS NULL;

  IF @@ROWCOUNT = 0
    THROW 50021, N'Indikatorn finns inte, eller har inget värde för perioden. Se vyn rapport.Historik. Inget har sparats.', 1;
END;
GO
GRANT EXECUTE ON OBJECT::rapport.Kommentera TO rapport_kvitterare;
-- The owner of the procedure owns the tables too, so the role needs no right to them. Babelfish has no such chain for procedures; what
-- Kvittera reads is granted there.
IF SERVERPROPERTY(N'Babelfish') IS NOT NULL
BEGIN
  GRANT SELECT ON dbo.period_judgement TO rapport_kvitterare;
  GRANT INSERT ON dbo.analysis TO rapport_kvitterare;
END;
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Sparar en analys av ett utfall. Nekas när indikatorn eller perioden inte finns.', @level0type = N'SCHEMA', @level0name = N'rapport', @level1type = N'PROCEDURE', @level1name = N'Kommentera';
GO
