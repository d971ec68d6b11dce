package dev.sluice.ledger;

import java.util.Optional;

/**
 * A run about to begin.
 *
 * @param startedBy user, host and process, for people
 * @param settings as JSON, secrets redacted
 * @param streams units copied at the same time
 * @param restart empty to go on with the job; else the job begins anew, and this statement, which
 *     may be empty, runs in the same transaction
 */
public record NewRun(
    String runId, String startedBy, String settings, int streams, Optional<String> restart) {}
