package dev.sluice.ledger;

import java.io.Serializable;

/**
 * A migration, the same over all its runs.
 *
 * @param id names source and target
 * @param content what is copied, readable; a later run must copy the same, or begin anew
 * @param layout target table and columns as JSON, enough to copy a rejected row again
 * @param planned whether its units are planned in the ledger before they are copied, as a stream's
 */
public record JobKey(String id, String content, String layout, boolean planned)
    implements Serializable {}
