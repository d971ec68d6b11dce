-- Sessions of this run that hold a transaction open and have been waiting for their client for long:
-- their process is dead, or so slow that another attempt is under way.
SELECT count(pg_terminate_backend(pid))
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'sluice %'
  AND split_part(application_name, ' ', 2) = ?
  AND xact_start IS NOT NULL AND wait_event = 'ClientRead'
  AND state_change < clock_timestamp() - ? * interval '1 second'
