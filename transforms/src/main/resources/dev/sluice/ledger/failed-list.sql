SELECT unit_id, range_from, range_until, message, divisible
FROM sluice.failed_unit f
WHERE job_id = ? AND generation = ?
  AND NOT EXISTS (SELECT 1 FROM sluice.unit u
                  WHERE (u.job_id, u.generation, u.unit_id) = (f.job_id, f.generation, f.unit_id))
ORDER BY failed_at, unit_id
