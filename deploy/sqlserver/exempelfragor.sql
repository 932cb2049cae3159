-- Tio frågor till databasen. Svaren på exemplet Norsjö 2026 står i docs/databas.md.
-- I SQLite skrivs rapport_Nulage i stället för rapport.Nulage, och 'Röd' utan N.

-- 1. Vilka indikatorer är röda, värst först?
SELECT Allvar, Indikator, Ar, Utfall, Gron
FROM rapport.Malavvikelser
WHERE Farg = N'Röd'
ORDER BY Allvar;

-- 2. Hur många indikatorer har varje färg?
SELECT Farg, COUNT(*) AS Antal
FROM rapport.Nulage
GROUP BY Farg
ORDER BY Antal DESC, Farg DESC;

-- 3. Hur ser färgerna ut per verksamhetsområde?
SELECT Verksamhetsomrade,
  SUM(CASE WHEN Farg = N'Grön' THEN 1 ELSE 0 END) AS Grona,
  SUM(CASE WHEN Farg = N'Gul' THEN 1 ELSE 0 END) AS Gula,
  SUM(CASE WHEN Farg = N'Röd' THEN 1 ELSE 0 END) AS Roda
FROM rapport.Nulage
GROUP BY Verksamhetsomrade
ORDER BY MIN(Ordning);

-- 4. Vilka indikatorer är inte bedömda, och varför?
SELECT Indikator, Underlag
FROM rapport.Nulage
WHERE Farg = N'Ej bedömd'
ORDER BY Ordning;

-- 5. Vilka gula indikatorer har minst kvar till grönt?
SELECT Indikator, Utfall, Gron, AvstandTillGron
FROM rapport.Nulage
WHERE Farg = N'Gul'
ORDER BY AvstandTillGron;

-- 6. Vilka indikatorer har bytt färg sedan sitt föregående utfall (med dagens gränser)?
SELECT Indikator, ForegaendeAr, ForegaendeUtfall, ForegaendeFarg, Ar, Utfall, Farg
FROM rapport.Nulage
WHERE ForegaendeFarg <> Farg
ORDER BY Ordning;

-- 7. Hur står sig "Bra bemötande" mot riket och liknande kommuner?
SELECT Ar, Geografinamn, Utfall
FROM rapport.Jamforelse
WHERE IndikatorId = N'bra-bemotande' AND Ar = 2025
ORDER BY Utfall DESC;

-- 8. Hur har "Helhetssyn särskilt boende" utvecklats?
SELECT Ar, Utfall, Farg, FargDa, Riket
FROM rapport.Historik
WHERE IndikatorId = N'helhetssyn-sarskilt-boende'
ORDER BY Ar;

-- 9. Vilka utfall är äldre än 2025?
SELECT Indikator, Ar, Utfall, Farg
FROM rapport.Nulage
WHERE Ar < 2025
ORDER BY Ordning;

-- 10. Vilka larm är öppna utan att någon har kvitterat dem?
SELECT n.Indikator, l.Status, l.Sedan
FROM rapport.Larm l
JOIN rapport.Nulage n ON n.IndikatorId = l.IndikatorId AND n.Kon = l.Kon
WHERE l.Status IN (N'Ny', N'Aktiv')
ORDER BY n.Ordning;
