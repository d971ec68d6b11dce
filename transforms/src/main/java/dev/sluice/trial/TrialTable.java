package dev.sluice.trial;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.CassandraQuery;
import dev.sluice.cassandra.ReadSettings;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.encode.EncodeSettings;

/**
 * What is read, how it is encoded, and where it would go.
 *
 * @param copy into the target, which is not touched
 */
public record TrialTable(
    CassandraCluster cluster,
    CassandraQuery query,
    ReadSettings read,
    EncodeSettings encode,
    PostgresTarget target,
    CopySettings copy) {}
