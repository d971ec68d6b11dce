package dev.sluice.ledger;

import java.io.Serializable;

/**
 * A migration, the same over all its runs.
 *
 * @param id names source and target
 * @param content what is copied, readable; a later run must copy the same, or begin anew
 */
public record JobKey(String id, String content) implements Serializable {}
