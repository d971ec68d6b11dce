CREATE SCHEMA IF NOT EXISTS sluice;

-- One migration: a source table and its target. epoch counts its runs; only the newest may claim units.
CREATE TABLE IF NOT EXISTS sluice.job (
  job_id      text PRIMARY KEY,
  content     text NOT NULL,
  generation  integer NOT NULL,
  epoch       bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS sluice.run (
  run_id         text PRIMARY KEY,
  job_id         text NOT NULL,
  epoch          bigint NOT NULL,
  generation     integer NOT NULL,
  started_by     text NOT NULL,
  settings       text NOT NULL,
  streams        integer NOT NULL,
  units_planned  integer,
  started_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  copy_started_at timestamptz,
  finished_at    timestamptz,
  commit_micros  bigint,
  outcome        text,
  UNIQUE (job_id, epoch)
);

-- A row here and the unit's rows in the target are committed together, or neither is.
CREATE TABLE IF NOT EXISTS sluice.unit (
  job_id          text NOT NULL,
  generation      integer NOT NULL,
  unit_id         text NOT NULL,
  range_from      text NOT NULL,
  range_until     text NOT NULL,
  run_id          text NOT NULL,
  worker          text NOT NULL,
  rows_read       bigint NOT NULL DEFAULT 0,
  rows_loaded     bigint NOT NULL DEFAULT 0,
  rows_rejected   bigint NOT NULL DEFAULT 0,
  rows_filtered   bigint NOT NULL DEFAULT 0,
  rows_duplicate  bigint NOT NULL DEFAULT 0,
  bytes           bigint NOT NULL DEFAULT 0,
  copies          integer NOT NULL DEFAULT 0,
  repaired        text NOT NULL DEFAULT '{}',
  read_micros     bigint NOT NULL DEFAULT 0,
  encode_micros   bigint NOT NULL DEFAULT 0,
  connect_micros  bigint NOT NULL DEFAULT 0,
  copy_micros     bigint NOT NULL DEFAULT 0,
  elapsed_micros  bigint NOT NULL DEFAULT 0,
  committed_at    timestamptz,
  PRIMARY KEY (job_id, generation, unit_id),
  CHECK (rows_read = rows_loaded + rows_rejected + rows_filtered + rows_duplicate)
);

CREATE INDEX IF NOT EXISTS unit_run ON sluice.unit (run_id);
