INSERT INTO sluice.file (job_id, generation, file_id, path, size_bytes, modified_millis, fingerprint,
                         columns, planned_until, planned_line, state, message, run_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (job_id, generation, file_id) DO NOTHING
