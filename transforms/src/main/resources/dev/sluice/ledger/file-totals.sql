SELECT count(*) FILTER (WHERE state = 'done'), count(*) FILTER (WHERE state IN ('planning', 'planned')),
       count(*) FILTER (WHERE state = 'refused'), count(*) FILTER (WHERE state = 'changed'),
       coalesce(sum(size_bytes) FILTER (WHERE state = 'done'), 0),
       count(*) FILTER (WHERE state <> 'refused') - count(DISTINCT fingerprint) FILTER (WHERE state <> 'refused')
FROM sluice.file
WHERE job_id = ? AND generation = ?
