-- Kolada's own catalogue of KPIs, for finding them by words. hash: SHA-256 of the row, so that only what changed is written.
CREATE TABLE dbo.kpi_catalogue (
  kpi_id NVARCHAR(6) NOT NULL CONSTRAINT pk_kpi_catalogue PRIMARY KEY,
  title NVARCHAR(500) NOT NULL,
  description NVARCHAR(4000) NULL,
  municipality_type NVARCHAR(20) NULL,
  operating_area NVARCHAR(200) NULL,
  is_divided_by_gender BIT NOT NULL,
  preliminary_publication_date DATE NULL,
  publication_date DATE NULL,
  hash NVARCHAR(64) NOT NULL
);
GO

-- One row: when the catalogue was last read whole.
CREATE TABLE dbo.kpi_catalogue_reading (
  reading_id INT NOT NULL CONSTRAINT pk_kpi_catalogue_reading PRIMARY KEY CONSTRAINT ck_kpi_catalogue_reading CHECK (reading_id = 1),
  read_at DATETIME2(6) NOT NULL
);
