INSERT INTO sluice.reject (job_id, generation, unit_id, run_id, position, coordinates, column_name,
                           sqlstate, message, format, encoded, layout)
VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
