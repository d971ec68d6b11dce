INSERT INTO sluice.unit AS u
  (job_id, generation, unit_id, range_from, range_until, run_id, worker, repaired, latency, units, rows_read,
   rows_loaded, rows_rejected, rows_filtered, rows_duplicate, rows_deleted, bytes, copies, read_micros, encode_micros,
   connect_micros, copy_micros, paused_micros, elapsed_micros, retries, retry_micros, retry_state, first_at, committed_at)
VALUES (?, ?, ?, '', '', ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (job_id, generation, unit_id) DO UPDATE
SET repaired = excluded.repaired, latency = excluded.latency, units = u.units + excluded.units,
    rows_read = u.rows_read + excluded.rows_read, rows_loaded = u.rows_loaded + excluded.rows_loaded,
    rows_rejected = u.rows_rejected + excluded.rows_rejected,
    rows_filtered = u.rows_filtered + excluded.rows_filtered,
    rows_duplicate = u.rows_duplicate + excluded.rows_duplicate,
    rows_deleted = u.rows_deleted + excluded.rows_deleted,
    bytes = u.bytes + excluded.bytes, copies = u.copies + excluded.copies,
    read_micros = u.read_micros + excluded.read_micros, encode_micros = u.encode_micros + excluded.encode_micros,
    connect_micros = u.connect_micros + excluded.connect_micros, copy_micros = u.copy_micros + excluded.copy_micros,
    paused_micros = u.paused_micros + excluded.paused_micros, elapsed_micros = u.elapsed_micros + excluded.elapsed_micros,
    retries = u.retries + excluded.retries, retry_micros = u.retry_micros + excluded.retry_micros,
    retry_state = coalesce(excluded.retry_state, u.retry_state),
    first_at = least(u.first_at, excluded.first_at), committed_at = greatest(u.committed_at, excluded.committed_at)
