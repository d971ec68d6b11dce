SELECT j.epoch = ?, r.draining OR r.stopped IS NOT NULL,
       EXISTS (SELECT 1 FROM sluice.planned_unit p
               WHERE p.job_id = r.job_id AND p.generation = r.generation AND p.state IN ('waiting', 'issued'))
FROM sluice.run r
JOIN sluice.job j ON j.job_id = r.job_id
WHERE r.run_id = ?
