package dev.sluice.it.bench;

import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command {@code migrate} with its report, in a JVM of its own. */
final class SluicePeer {
  private SluicePeer() {}

  public static void main(String[] arguments) throws IOException {
    PeerJob job = PeerJob.of(arguments);
    Path password =
        Files.writeString(
            Files.createTempFile("peer", ".password"), LocalPostgres.SUPERUSER_PASSWORD);
    ExitStatus status =
        Main.run(
            List.of(
                    "migrate",
                    "--cassandraHosts=" + job.cassandraHost(),
                    "--cassandraPort=" + job.cassandraPort(),
                    "--sourceTable=" + job.source(),
                    "--consistency=" + Table.READ.consistency(),
                    "--allowLossy=*",
                    "--copyFormat=" + job.way(),
                    "--streams=" + job.streams(),
                    "--targetHosts=" + job.into().hostAndPort(),
                    "--targetDatabase=" + job.into().name(),
                    "--targetUser=" + LocalPostgres.SUPERUSER,
                    "--targetPassword=file:" + password)
                .toArray(String[]::new),
            System.out);
    PeerJob.say("done");
    System.exit(status.code());
  }
}
