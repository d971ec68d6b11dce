SELECT count(DISTINCT topic), count(*), coalesce(sum(planned_until - first_offset), 0),
       coalesce(sum(greatest(end_offset - planned_until, 0)), 0),
       (SELECT count(*) FROM sluice.offset_gap g WHERE (g.job_id, g.generation) = (?, ?)),
       (SELECT coalesce(sum(until_offset - from_offset), 0) FROM sluice.offset_gap g WHERE (g.job_id, g.generation) = (?, ?))
FROM sluice.topic_partition
WHERE job_id = ? AND generation = ?
