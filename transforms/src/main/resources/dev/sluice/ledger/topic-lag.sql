SELECT count(*), coalesce(sum(behind.records), 0), coalesce(max(behind.records), 0)
FROM sluice.topic_partition t
CROSS JOIN LATERAL
  (SELECT greatest(t.end_offset - t.planned_until, 0)
          + coalesce(sum(q.range_until::bigint - q.range_from::bigint), 0) AS records
   FROM sluice.planned_unit q
   WHERE q.job_id = t.job_id AND q.generation = t.generation
     AND q.source_id = t.topic || '/' || t.partition_id
     AND (SELECT true FROM sluice.unit u
          WHERE (u.job_id, u.generation, u.unit_id) = (q.job_id, q.generation, q.unit_id)) IS NULL) behind
WHERE t.job_id = ? AND t.generation = ?
