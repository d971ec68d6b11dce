-- What is there for people and percentiles only: units that are not planned any more, neither new nor among the last.
WITH old AS (
  SELECT unit_id FROM sluice.unit u
  WHERE job_id = ? AND generation = ? AND units = 1 AND committed_at < clock_timestamp() - ? * interval '1 second'
    AND (SELECT true FROM sluice.planned_unit p
         WHERE (p.job_id, p.generation, p.unit_id) = (u.job_id, u.generation, u.unit_id)) IS NULL
  ORDER BY committed_at DESC
  OFFSET ?
), gone AS (
  DELETE FROM sluice.unit
  WHERE job_id = ? AND generation = ? AND unit_id = ANY (ARRAY(SELECT unit_id FROM old LIMIT ?))
  RETURNING *
)
SELECT run_id, count(*), sum(rows_read), sum(rows_loaded), sum(rows_rejected), sum(rows_filtered), sum(rows_duplicate),
       sum(rows_deleted), sum(bytes), sum(copies),
       sum(read_micros), sum(encode_micros), sum(connect_micros), sum(copy_micros), sum(paused_micros),
       sum(elapsed_micros), sum(retries), sum(retry_micros), max(retry_state),
       min(committed_at - elapsed_micros * interval '1 microsecond'), max(committed_at),
       array_agg(repaired) FILTER (WHERE repaired <> '{}'), array_agg(latency) FILTER (WHERE latency IS NOT NULL)
FROM gone
GROUP BY run_id
