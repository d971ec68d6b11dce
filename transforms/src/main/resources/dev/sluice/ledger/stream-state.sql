SELECT r.looked_at, coalesce(r.files_waiting, 0),
       (SELECT count(*) FROM sluice.file f
        WHERE f.job_id = r.job_id AND f.generation = r.generation AND f.state = 'planning'),
       p.waiting, p.issued, p.failed
FROM sluice.run r
CROSS JOIN LATERAL
  (SELECT count(*) FILTER (WHERE q.state = 'waiting') AS waiting,
          count(*) FILTER (WHERE q.state = 'issued') AS issued,
          count(*) FILTER (WHERE q.state = 'failed') AS failed
   FROM sluice.planned_unit q
   WHERE q.job_id = r.job_id AND q.generation = r.generation
     AND (SELECT true FROM sluice.unit u
          WHERE (u.job_id, u.generation, u.unit_id) = (q.job_id, q.generation, q.unit_id)) IS NULL) p
WHERE r.run_id = ?
