DELETE FROM sluice.planned_unit p
WHERE p.job_id = ? AND p.generation = ? AND p.state = 'issued'
  AND (SELECT true FROM sluice.unit u
       WHERE (u.job_id, u.generation, u.unit_id) = (p.job_id, p.generation, p.unit_id))
