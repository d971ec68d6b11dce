-- FOR SHARE holds back a newer run's takeover until this unit is committed or rolled back. A planned unit that is in
-- no plan any more was committed; its row here may be folded.
INSERT INTO sluice.unit (job_id, generation, unit_id, range_from, range_until, run_id, worker, node)
SELECT job.job_id, job.generation, ?, ?, ?, ?, ?, coalesce(host(inet_server_addr()) || ':' || inet_server_port(), '')
FROM sluice.job
WHERE job.job_id = ? AND job.epoch = ?
  AND NOT EXISTS (SELECT 1 FROM sluice.run WHERE run.job_id = job.job_id AND run.epoch > job.epoch)
  AND NOT EXISTS (SELECT 1 FROM sluice.run WHERE run.run_id = ? AND (run.stopped IS NOT NULL OR run.paused))
  AND (NOT job.planned
       OR EXISTS (SELECT 1 FROM sluice.planned_unit p
                  WHERE (p.job_id, p.generation, p.unit_id) = (job.job_id, job.generation, ?)
                  FOR KEY SHARE))
FOR SHARE OF job
ON CONFLICT (job_id, generation, unit_id) DO NOTHING
