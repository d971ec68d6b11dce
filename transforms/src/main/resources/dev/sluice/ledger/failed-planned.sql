SELECT p.unit_id, p.source_id, p.issues, x.message, f.file_id, f.path, f.size_bytes, f.modified_millis, f.fingerprint, f.columns
FROM sluice.planned_unit p
JOIN sluice.failed_unit x ON (x.job_id, x.generation, x.unit_id) = (p.job_id, p.generation, p.unit_id)
LEFT JOIN sluice.file f ON (f.job_id, f.generation, f.file_id) = (p.job_id, p.generation, p.source_id)
WHERE p.job_id = ? AND p.generation = ? AND p.state = 'issued'
ORDER BY p.turn
