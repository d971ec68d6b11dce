UPDATE sluice.file f
SET state = 'done', done_at = clock_timestamp()
WHERE f.job_id = ? AND f.generation = ? AND f.state = 'planned'
  AND (SELECT true FROM sluice.planned_unit p
       WHERE (p.job_id, p.generation, p.source_id) = (f.job_id, f.generation, f.file_id)
       LIMIT 1) IS NULL
