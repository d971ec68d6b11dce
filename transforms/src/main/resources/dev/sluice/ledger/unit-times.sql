SELECT worker,
       extract(epoch FROM coalesce(first_at, committed_at - elapsed_micros * interval '1 microsecond')) * 1000000,
       extract(epoch FROM committed_at) * 1000000,
       units, rows_loaded, bytes, read_micros, encode_micros, connect_micros, copy_micros, paused_micros, elapsed_micros
FROM sluice.unit
WHERE run_id = ? AND committed_at IS NOT NULL
ORDER BY committed_at DESC
LIMIT ?
