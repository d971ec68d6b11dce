-- The oldest units that nobody works at, or that were issued so long ago that whoever did has probably died;
-- as many as fit beside what this reader has under way, at least one if that is nothing. No more than its share of
-- what is under way and free in all, else the first one to ask would take everything, and copy it alone.
WITH under_way AS (
  SELECT count(*) FILTER (WHERE p.issued_to = ?) AS units,
         coalesce(sum(bytes) FILTER (WHERE p.issued_to = ?), 0) AS bytes,
         coalesce(sum(bytes), 0) AS bytes_of_all
  FROM sluice.planned_unit p
  WHERE p.job_id = ? AND p.generation = ? AND p.state = 'issued'
    AND NOT EXISTS (SELECT 1 FROM sluice.unit u
                    WHERE (u.job_id, u.generation, u.unit_id) = (p.job_id, p.generation, p.unit_id))
), free AS MATERIALIZED (
  SELECT p.unit_id, p.turn, p.bytes
  FROM sluice.planned_unit p
  WHERE p.job_id = ? AND p.generation = ?
    AND (p.state = 'waiting'
         OR p.state = 'issued' AND p.issued_at < clock_timestamp() - ? * power(2, p.issues - 1) * interval '1 millisecond')
    AND EXISTS (SELECT 1 FROM sluice.run r JOIN sluice.job j ON j.job_id = r.job_id
                WHERE r.run_id = ? AND j.epoch = ? AND NOT r.draining AND r.stopped IS NULL)
  ORDER BY p.turn
  LIMIT ?
  FOR UPDATE OF p SKIP LOCKED
), summed AS (
  SELECT unit_id, row_number() OVER (ORDER BY turn) AS place, sum(bytes) OVER (ORDER BY turn) AS bytes,
         sum(bytes) OVER (ORDER BY turn) - bytes AS bytes_before, sum(bytes) OVER () AS bytes_of_all
  FROM free
), taken AS (
  SELECT s.unit_id FROM summed s, under_way w
  WHERE w.units + s.place <= ? AND w.bytes + s.bytes <= ?
    AND (w.bytes + s.bytes_before) * ? < w.bytes_of_all + s.bytes_of_all
     OR w.units + s.place = 1
), issued AS (
  UPDATE sluice.planned_unit p
  SET state = 'issued', issued_to = ?, issued_at = clock_timestamp(), issues = p.issues + 1
  FROM taken, sluice.file f
  WHERE p.job_id = ? AND p.generation = ? AND p.unit_id = taken.unit_id
    AND (f.job_id, f.generation, f.file_id) = (p.job_id, p.generation, p.file_id)
  RETURNING p.unit_id, p.range_from, p.range_until, p.turn, p.line, p.bytes,
              f.file_id, f.path, f.size_bytes, f.modified_millis, f.fingerprint, f.columns
)
SELECT * FROM issued ORDER BY turn
