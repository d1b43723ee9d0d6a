-- One row per local day and page, one per local day. Aggregates only: no visitor has a row.
CREATE TABLE page_day (
  day TEXT NOT NULL,
  path TEXT NOT NULL,
  views INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  uniques INTEGER NOT NULL,
  bots INTEGER NOT NULL,
  PRIMARY KEY (day, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_day (
  day TEXT NOT NULL PRIMARY KEY,
  views INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  uniques INTEGER NOT NULL,
  bots INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
