package dev.sluice.ledger;

import java.io.Serializable;

/**
 * A migration, the same over all its runs.
 *
 * @param id names source and target
 * @param content what is copied, readable; a later run must copy the same, or begin anew
 * @param layout target table and columns as JSON, enough to copy a rejected row again
 */
public record JobKey(String id, String content, String layout) implements Serializable {}
