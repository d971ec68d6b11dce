SELECT r.job_id, r.generation, r.epoch, coalesce(j.planned, false), r.started_by, r.settings, r.streams, coalesce(r.units_planned, 0),
       r.started_at, r.copy_started_at, r.finished_at,
       greatest(r.started_at, r.copy_started_at, r.finished_at, r.looked_at,
                (SELECT max(u.committed_at) FROM sluice.unit u WHERE u.run_id = r.run_id),
                (SELECT max(s.sampled_at) FROM sluice.usage_sample s WHERE s.run_id = r.run_id)),
       coalesce(r.commit_micros, 0), r.outcome, coalesce(r.message, r.stopped, ''), r.facts,
       EXISTS (SELECT 1 FROM pg_stat_activity a
               WHERE a.application_name LIKE 'sluice %' AND split_part(a.application_name, ' ', 2) = r.run_id)
FROM sluice.run r
LEFT JOIN sluice.job j ON j.job_id = r.job_id
WHERE r.run_id = ?
