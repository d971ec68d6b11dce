-- Two runs that begin at once get the same number; UNIQUE (job_id, epoch) lets one of them try again.
INSERT INTO sluice.run (run_id, job_id, epoch, generation, started_by, settings, streams)
SELECT ?, job.job_id,
       1 + greatest(job.epoch, coalesce((SELECT max(epoch) FROM sluice.run WHERE run.job_id = job.job_id), 0)),
       job.generation, ?, ?, ?
FROM sluice.job
WHERE job.job_id = ?
RETURNING epoch
