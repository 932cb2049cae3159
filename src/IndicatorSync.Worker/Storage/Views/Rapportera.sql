DROP PROCEDURE IF EXISTS rapport.Rapportera;
GO
-- Takes a value that somebody reports by hand. Insert-only and outside the service's lease; the next run takes it up.
-- @Bedomning is the colour that a person sets on a target in words, instead of a value.
-- @Enhet is one of the indicator's own units (enheter in the catalogue); without it the value is the total's.
-- @Varde is text, so that the value keeps the decimals that it was given with; a number is taken as well.
-- The parameters are wider than the columns, since SQL Server cuts what is too long for a parameter without a word.
CREATE PROCEDURE rapport.Rapportera
  @IndikatorId NVARCHAR(4000),
  @Period NVARCHAR(4000),
  @Varde NVARCHAR(4000) = NULL,
  @Kon NVARCHAR(4000) = N'T',
  @Notering NVARCHAR(MAX) = NULL,
  @Struket BIT = 0,
  @Preliminart BIT = 0,
  @Bedomning NVARCHAR(4000) = NULL,
  @Enhet NVARCHAR(4000) = NULL
AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;

  DECLARE @now DATETIME2(6) = SYSUTCDATETIME();
  DECLARE @local DATETIME2(0) = CAST(@now AT TIME ZONE 'UTC' AT TIME ZONE 'W. Europe Standard Time' AS DATETIME2(0));

  SET @Period = UPPER(LTRIM(RTRIM(COALESCE(@Period, N''))));
  SET @Kon = UPPER(LTRIM(RTRIM(COALESCE(@Kon, N'T'))));
  SET @Varde = REPLACE(REPLACE(LTRIM(RTRIM(@Varde)), N',', N'.'), NCHAR(8722), N'-');

  DECLARE @year INT = CASE WHEN LEFT(@Period, 4) LIKE N'[0-9][0-9][0-9][0-9]' THEN CAST(LEFT(@Period, 4) AS INT) END;
  DECLARE @part NVARCHAR(2) = CASE WHEN LEN(@Period) = 7 AND SUBSTRING(@Period, 5, 1) = N'-' THEN SUBSTRING(@Period, 6, 2) WHEN LEN(@Period) = 4 THEN N'' END;
  DECLARE @month INT = CASE
    WHEN @part IN (N'', N'H1', N'T1', N'Q1') THEN 1
    WHEN @part = N'Q2' THEN 4
    WHEN @part = N'T2' THEN 5
    WHEN @part IN (N'H2', N'Q3') THEN 7
    WHEN @part = N'T3' THEN 9
    WHEN @part = N'Q4' THEN 10
    WHEN @part LIKE N'[01][0-9]' THEN CAST(@part AS INT) END;

  IF @year IS NULL OR @year < 1900 OR @year > 2200 OR @month IS NULL OR @month < 1 OR @month > 12
    THROW 50030, N'@Period är ett år eller en del av ett: 2025, 2025-H1, 2025-T2, 2025-Q3 eller 2025-08. Inget har sparats.', 1;

  IF DATEFROMPARTS(@year, @month, 1) > CAST(@local AS DATE)
    THROW 50031, N'Perioden har inte börjat. Inget har sparats.', 1;

  SET @Bedomning = LOWER(LTRIM(RTRIM(@Bedomning)));
  DECLARE @judgement NVARCHAR(10) = CASE
    WHEN @Bedomning IN (N'grön', N'gron') THEN N'green'
    WHEN @Bedomning = N'gul' THEN N'yellow'
    WHEN @Bedomning IN (N'röd', N'rod') THEN N'red' END;

  IF @Bedomning IS NOT NULL AND @judgement IS NULL
    THROW 50032, N'@Bedomning är grön, gul eller röd. Inget har sparats.', 1;

  IF @Bedomning IS NOT NULL AND LEN(LTRIM(RTRIM(COALESCE(@Notering, N'')))) = 0
    THROW 50038, N'Ange @Notering: varför bedömningen är som den är. Inget har sparats.', 1;

  IF CASE WHEN @Varde IS NULL THEN 0 ELSE 1 END + CASE WHEN @Bedomning IS NULL THEN 0 ELSE 1 END + CAST(COALESCE(@Struket, 0) AS INT) <> 1
    THROW 50033, N'Ange @Varde, för ett kvalitativt mål @Bedomning, eller @Struket = 1 för att ta tillbaka det som lämnats. Inget har sparats.', 1;

  DECLARE @value DECIMAL(28,10) = CASE WHEN @Varde NOT LIKE N'%[^0-9.-]%' THEN TRY_CAST(@Varde AS DECIMAL(28,10)) END;
  DECLARE @decimals INT = CASE WHEN CHARINDEX(N'.', @Varde) > 0 THEN LEN(@Varde) - CHARINDEX(N'.', @Varde) ELSE 0 END;

  IF @Varde IS NOT NULL AND (@value IS NULL OR @value >= 1000000000000000 OR @value <= -1000000000000000 OR @decimals > 10)
    THROW 50034, N'@Varde är inget tal, eller har fler än tio decimaler. Inget har sparats.', 1;

  IF @Kon NOT IN (N'T', N'K', N'M')
    THROW 50035, N'@Kon är T, K eller M. Inget har sparats.', 1;

  IF LEN(@Notering) > 4000
    THROW 50036, N'@Notering får ha högst 4000 tecken. Inget har sparats.', 1;

  INSERT INTO dbo.reported_value (indicator_id, gender, unit_name, period, part, value, decimals, is_preliminary, note, author, made_by, made_at, made_local, way,
    judgement)
  SELECT i.plan_id, @Kon, i.own_unit, @year, @part, @value, @decimals, COALESCE(@Preliminart, 0), @Notering, NULL, ORIGINAL_LOGIN(), @now, @local, N'Rapportera', @judgement
  FROM dbo.indicator i
  WHERE i.plan_id = @IndikatorId AND i.own_unit = COALESCE(LTRIM(RTRIM(@Enhet)), N'') AND i.removed_at IS NULL AND i.measure_id LIKE N'=%'
    AND (@Struket = 1 OR (i.is_qualitative = 1 AND @judgement IS NOT NULL) OR (i.is_qualitative = 0 AND @judgement IS NULL));

  IF @@ROWCOUNT = 0
    THROW 50037, N'Indikatorn eller enheten finns inte, eller indikatorn hämtas från Kolada, eller är ett kvalitativt mål som bara tar @Bedomning (andra tar bara @Varde). Inget har sparats.', 1;
END;
GO
GRANT EXECUTE ON OBJECT::rapport.Rapportera TO rapport_uppgiftslamnare;
-- The owner of the procedure owns the tables too, so the role needs no right to them. Babelfish has no such chain for procedures.
IF SERVERPROPERTY(N'Babelfish') IS NOT NULL
BEGIN
  GRANT SELECT ON dbo.indicator TO rapport_uppgiftslamnare;
  GRANT INSERT ON dbo.reported_value TO rapport_uppgiftslamnare;
END;
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Tar emot ett värde som inte kommer från Kolada. Nästa körning läser in det.', @level0type = N'SCHEMA', @level0name = N'rapport', @level1type = N'PROCEDURE', @level1name = N'Rapportera';
GO
