-- One row per local day and page, one per local day. Aggregates only: no visitor has a row.
CREATE TABLE page_day (
  day date NOT NULL,
  path text NOT NULL,
  views bigint NOT NULL,
  visits bigint NOT NULL,
  uniques bigint NOT NULL,
  bots bigint NOT NULL,
  PRIMARY KEY (day, path)
);

CREATE TABLE site_day (
  day date NOT NULL PRIMARY KEY,
  views bigint NOT NULL,
  visits bigint NOT NULL,
  uniques bigint NOT NULL,
  bots bigint NOT NULL
);
