SELECT coalesce(sum(units), 0), coalesce(sum(rows_read), 0), coalesce(sum(rows_loaded), 0),
       coalesce(sum(rows_rejected), 0), coalesce(sum(rows_filtered), 0),
       coalesce(sum(rows_duplicate), 0), coalesce(sum(rows_deleted), 0), coalesce(sum(bytes), 0), coalesce(sum(copies), 0),
       coalesce(sum(read_micros), 0), coalesce(sum(encode_micros), 0),
       coalesce(sum(connect_micros), 0), coalesce(sum(copy_micros), 0),
       coalesce(sum(paused_micros), 0), coalesce(sum(elapsed_micros), 0),
       coalesce(sum(retries), 0), coalesce(sum(retry_micros), 0), max(retry_state),
       coalesce(min(elapsed_micros) FILTER (WHERE units = 1), 0),
       coalesce(max(elapsed_micros) FILTER (WHERE units = 1), 0),
       coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_micros) FILTER (WHERE units = 1), 0),
       coalesce(extract(epoch FROM max(committed_at)
                        - min(coalesce(first_at, committed_at - elapsed_micros * interval '1 microsecond'))), 0)
FROM sluice.unit
WHERE run_id = ?
