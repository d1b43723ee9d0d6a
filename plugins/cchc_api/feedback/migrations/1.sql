-- One row a report. Words of citizens are in "sealed" and "answer" only, which the server cannot open.
CREATE TABLE report (
  code TEXT PRIMARY KEY,            -- PA-2026-000123
  unit TEXT NOT NULL,               -- id of the unit the report is about
  received TEXT NOT NULL,           -- ISO instant, +07:00
  due TEXT,                         -- ISO date, null when no time limit is set
  status TEXT NOT NULL,             -- received, forwarded, answered, closed
  changed TEXT NOT NULL,            -- ISO instant of the last change of status
  closed TEXT,                      -- ISO instant
  review INTEGER NOT NULL,          -- 1: a person must look whether it is a report at all
  spam INTEGER NOT NULL DEFAULT 0,  -- 1: it was none, and counts nowhere
  assigned TEXT NOT NULL DEFAULT '',-- id of the unit that must answer
  secret BLOB NOT NULL,             -- hash of the citizen's secret
  reply_key BLOB NOT NULL,          -- public key to which answers are sealed
  sealed BLOB NOT NULL,
  sealed_to TEXT NOT NULL,          -- fingerprint of the secretariat's key
  answer BLOB
) STRICT;
CREATE TABLE sequence (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
-- Counts of reports that retention has deleted.
CREATE TABLE kept_count (
  unit TEXT NOT NULL, month TEXT NOT NULL, status TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (unit, month, status)
) STRICT;
CREATE TABLE outbox (
  code TEXT PRIMARY KEY, unit TEXT NOT NULL, tries INTEGER NOT NULL, due REAL NOT NULL
) STRICT;
-- Keys of the server for form stamps and receipts; none of them opens a report.
CREATE TABLE server_key (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
