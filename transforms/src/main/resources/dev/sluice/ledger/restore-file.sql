UPDATE sluice.file
SET modified_millis = ?, message = NULL,
    state = CASE WHEN state <> 'changed' THEN state WHEN planned_until < size_bytes THEN 'planning' ELSE 'planned' END
WHERE job_id = ? AND generation = ? AND file_id = ? AND state IN ('planning', 'planned', 'changed')
