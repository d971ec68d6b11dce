SELECT coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_micros), 0),
       coalesce(percentile_cont(0.95) WITHIN GROUP (ORDER BY elapsed_micros), 0),
       coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY elapsed_micros), 0),
       coalesce(avg(elapsed_micros), 0),
       coalesce(1000.0 * sum(copy_micros) / nullif(sum(rows_read), 0), 0),
       coalesce(min(1000.0 * copy_micros / rows_read) FILTER (WHERE rows_read >= 50), 0),
       coalesce(max(1000.0 * copy_micros / rows_read) FILTER (WHERE rows_read >= 50), 0)
FROM sluice.unit
WHERE run_id = ? AND units = 1
