DELETE FROM sluice.planned_unit p
USING sluice.unit u
WHERE p.job_id = ? AND p.generation = ?
  AND (u.job_id, u.generation, u.unit_id) = (p.job_id, p.generation, p.unit_id)
