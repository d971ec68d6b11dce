-- For people at psql; docs/ledger.md says what the columns mean.
CREATE OR REPLACE VIEW sluice.runs AS
SELECT r.run_id,
       r.job_id,
       CASE WHEN r.finished_at IS NOT NULL THEN 'ended'
            WHEN r.epoch < j.epoch THEN 'taken over'
            WHEN r.stopped IS NOT NULL OR r.draining THEN 'stopping'
            WHEN r.paused THEN 'paused'
            ELSE 'running' END AS state,
       r.outcome,
       r.stopped AS stopped_because,
       r.started_by,
       r.started_at,
       r.copy_started_at,
       r.finished_at,
       r.streams,
       r.units_planned,
       u.units_done,
       u.rows_read,
       u.rows_loaded,
       u.rows_rejected,
       u.rows_filtered,
       u.rows_duplicate,
       u.rows_deleted,
       u.bytes,
       u.last_commit_at,
       u.rows_loaded / nullif(extract(epoch FROM u.last_commit_at - r.copy_started_at), 0) AS rows_per_second
FROM sluice.run r
JOIN sluice.job j USING (job_id)
CROSS JOIN LATERAL (
  SELECT coalesce(sum(units), 0)::bigint AS units_done,
         coalesce(sum(rows_read), 0)::bigint AS rows_read,
         coalesce(sum(rows_loaded), 0)::bigint AS rows_loaded,
         coalesce(sum(rows_rejected), 0)::bigint AS rows_rejected,
         coalesce(sum(rows_filtered), 0)::bigint AS rows_filtered,
         coalesce(sum(rows_duplicate), 0)::bigint AS rows_duplicate,
         coalesce(sum(rows_deleted), 0)::bigint AS rows_deleted,
         coalesce(sum(bytes), 0)::bigint AS bytes,
         max(committed_at) AS last_commit_at
  FROM sluice.unit WHERE unit.run_id = r.run_id AND committed_at IS NOT NULL) u;

-- Runs that have not ended. A killed one stays here until the next run of its job: last_commit_at tells.
CREATE OR REPLACE VIEW sluice.progress AS
SELECT run_id,
       job_id,
       state,
       units_done,
       units_planned,
       round(100.0 * units_done / nullif(units_planned, 0), 1) AS percent,
       rows_loaded,
       rows_rejected,
       round(rows_per_second) AS rows_per_second,
       clock_timestamp() - last_commit_at AS since_last_commit,
       (last_commit_at - copy_started_at) / nullif(units_done, 0) * (nullif(units_planned, 0) - units_done) AS time_left,
       (SELECT count(*) FROM sluice.planned_unit p WHERE p.job_id = runs.job_id AND p.state = 'waiting') AS units_waiting,
       (SELECT count(*) FROM sluice.planned_unit p WHERE p.job_id = runs.job_id AND p.state = 'issued') AS units_under_way,
       streams
FROM sluice.runs
WHERE state NOT IN ('ended', 'taken over');

-- Units that took more than twice as long as the median one of their run, and where their time went.
CREATE OR REPLACE VIEW sluice.slow_units AS
SELECT u.run_id,
       u.unit_id,
       u.worker,
       u.rows_read,
       u.bytes,
       u.elapsed_micros / 1e6 AS seconds,
       u.elapsed_micros / m.median AS times_the_median,
       u.read_micros / 1e6 AS read_seconds,
       u.encode_micros / 1e6 AS encode_seconds,
       u.connect_micros / 1e6 AS connect_seconds,
       u.copy_micros / 1e6 AS copy_seconds,
       u.committed_at,
       u.node,
       u.retries,
       u.paused_micros / 1e6 AS paused_seconds
FROM sluice.unit u
JOIN (SELECT run_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_micros) AS median
      FROM sluice.unit WHERE units = 1 AND committed_at IS NOT NULL GROUP BY run_id) m
  ON m.run_id = u.run_id AND u.elapsed_micros > 2 * m.median
WHERE u.units = 1 AND u.committed_at IS NOT NULL;
