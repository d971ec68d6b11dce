package dev.sluice.it.bench;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetDriver;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.row.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** What Sluice's commands are told of it; the password is in a file that goes with this JVM. */
  List<String> flags() throws IOException {
    Path password =
        Files.writeString(
            Files.createTempFile("peer", ".password"), LocalPostgres.SUPERUSER_PASSWORD);
    password.toFile().deleteOnExit();
    return List.of(
        "--targetHosts=" + hostAndPort(),
        "--targetDatabase=" + name(),
        "--targetUser=" + LocalPostgres.SUPERUSER,
        "--targetPassword=file:" + password);
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
