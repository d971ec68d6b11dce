package dev.sluice.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rejected row as the ledger keeps it.
 *
 * @param id its number
 * @param layout what the job copies: see {@link JobKey}
 * @param state open, replayed or discarded
 * @param resolvedAt null while it is open
 */
public record StoredReject(
    long id,
    String jobId,
    String layout,
    String unitId,
    String runId,
    String state,
    Instant rejectedAt,
    @Nullable Instant resolvedAt,
    Reject reject) {}
