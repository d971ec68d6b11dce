package dev.sluice.cassandra;

import java.util.UUID;

/**
 * A node as the cluster describes it.
 *
 * @param host address for clients
 * @param up false if the other nodes take it for dead
 * @param read whether rows are read from it: it is in the local data centre
 * @param schema version of the schema that it has; empty if unknown
 */
public record NodeFacts(
    UUID id,
    String host,
    int port,
    String dataCentre,
    String rack,
    String version,
    boolean up,
    boolean read,
    String schema) {}
