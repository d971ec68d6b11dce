-- The oldest units that nobody works at: those that wait, or were issued so long ago that whoever had them has
-- probably died. An even share of what waits for each stream, so that the first one to ask does not take everything and
-- copy it alone; at least one, however large.
--
-- Nobody analyzes this table while it grows and shrinks within seconds, and PostgreSQL takes one that it does not know
-- for tiny. So here, as in the statements beside, rows are looked up in ways that leave it no other plan than an
-- index: by a column that has one of its own, in a subquery that cannot be joined (OFFSET 0), by a scalar subquery.
WITH waiting AS (
  SELECT count(*) AS units
  FROM (SELECT 1 FROM sluice.planned_unit WHERE job_id = ? AND generation = ? AND state = 'waiting' LIMIT ?) w
), free AS MATERIALIZED (
  SELECT p.turn, p.bytes
  FROM sluice.planned_unit p
  WHERE p.job_id = ? AND p.generation = ?
    AND (p.state = 'waiting'
         OR p.state = 'issued'
            AND p.issued_at < clock_timestamp() - ? * power(2, least(p.issues - 1, 10)) * interval '1 millisecond')
  ORDER BY p.turn
  LIMIT (SELECT least(?, greatest(1, ceil(units::numeric / ?)))::int FROM waiting)
  FOR UPDATE OF p SKIP LOCKED
), summed AS (
  SELECT turn, row_number() OVER (ORDER BY turn) AS place, sum(bytes) OVER (ORDER BY turn) AS bytes FROM free
), issued AS (
  UPDATE sluice.planned_unit p
  SET state = 'issued', lease = ?, issued_at = clock_timestamp(), issues = p.issues + 1
  WHERE p.turn = ANY (ARRAY(SELECT s.turn FROM summed s WHERE s.place = 1 OR s.bytes <= ?))
  RETURNING p.*
)
SELECT i.unit_id, i.range_from, i.range_until, i.turn, i.source_id, i.line, i.bytes,
       f.file_id, f.path, f.size_bytes, f.modified_millis, f.fingerprint, f.columns
FROM issued i
LEFT JOIN LATERAL
  (SELECT * FROM sluice.file
   WHERE (job_id, generation, file_id) = (i.job_id, i.generation, i.source_id)
   OFFSET 0) f ON true
ORDER BY i.turn
