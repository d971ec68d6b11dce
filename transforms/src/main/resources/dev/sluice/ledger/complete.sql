UPDATE sluice.unit
SET rows_read = ?, rows_loaded = ?, rows_rejected = ?, rows_filtered = ?, rows_duplicate = ?, rows_deleted = ?,
    bytes = ?, copies = ?, repaired = ?,
    read_micros = ?, encode_micros = ?, connect_micros = ?, copy_micros = ?, paused_micros = ?, elapsed_micros = ?,
    retries = ?, retry_micros = ?, retry_state = ?,
    latency = ?,
    committed_at = clock_timestamp()
WHERE job_id = ? AND generation = ? AND unit_id = ? AND run_id = ?
