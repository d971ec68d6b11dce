-- The clock of a limit goes on by the time that the amount takes. Time in which nothing was asked for is lost, but for two seconds,
-- so that a stream that copies between two questions keeps the pace; from the first question on the average is never above it.
UPDATE sluice.pace
SET free_at = greatest(coalesce(free_at, clock_timestamp()), clock_timestamp() - interval '2 seconds')
              + ?::float8 / per_second * interval '1 second',
    begun_at = coalesce(begun_at, clock_timestamp()),
    passed = passed + ?,
    waited_micros = waited_micros + ?
WHERE run_id = ? AND kind = ? AND per_second > 0 AND NOT closed
RETURNING per_second, extract(epoch FROM free_at - clock_timestamp())
