INSERT INTO sluice.failed_unit (job_id, generation, unit_id, range_from, range_until, run_id, message, divisible)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (job_id, generation, unit_id) DO UPDATE
SET run_id = excluded.run_id, message = excluded.message, divisible = excluded.divisible,
    failed_at = clock_timestamp()
