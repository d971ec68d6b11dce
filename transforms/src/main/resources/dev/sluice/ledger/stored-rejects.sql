SELECT r.reject_id, r.job_id, coalesce(r.layout, j.layout), r.unit_id, r.run_id, r.state, r.rejected_at, r.resolved_at,
       r.position, r.coordinates, r.column_name, r.sqlstate, r.message, r.format, r.encoded
FROM sluice.reject r
JOIN sluice.job j ON j.job_id = r.job_id AND j.generation = r.generation
WHERE (?::text IS NULL OR r.state = ?)
  AND (?::bigint[] IS NULL OR r.reject_id = ANY (?))
  AND (?::text IS NULL OR (j.layout::jsonb #> '{target}') = jsonb_build_object('schema', ?::text, 'table', ?::text))
ORDER BY r.reject_id
LIMIT ?
