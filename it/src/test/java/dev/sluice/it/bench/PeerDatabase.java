package dev.sluice.it.bench;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetDriver;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.row.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Where a peer in a JVM of its own writes to. */
record PeerDatabase(String jdbcUrl) {

  String hostAndPort() {
    return jdbcUrl.split("/", -1)[2];
  }

  String name() {
    return jdbcUrl.split("/", -1)[3];
  }

  PostgresTarget target() {
    return new PostgresTarget(
        TargetDriver.POSTGRESQL,
        List.of(hostAndPort()),
        name(),
        LocalPostgres.SUPERUSER,
        new Secret(LocalPostgres.SUPERUSER_PASSWORD),
        false,
        null,
        Map.of(),
        Duration.ofSeconds(10));
  }
}
