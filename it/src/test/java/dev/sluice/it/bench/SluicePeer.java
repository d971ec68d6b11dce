package dev.sluice.it.bench;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The command {@code migrate} with its report, in a JVM of its own. */
final class SluicePeer {
  private SluicePeer() {}

  public static void main(String[] arguments) throws IOException {
    PeerJob job = PeerJob.of(arguments);
    List<String> command =
        new ArrayList<>(
            List.of(
                "migrate",
                "--cassandraHosts=" + job.cassandraHost(),
                "--cassandraPort=" + job.cassandraPort(),
                "--sourceTable=" + job.source(),
                "--consistency=" + Table.READ.consistency(),
                "--allowLossy=*",
                "--copyFormat=" + job.way(),
                "--streams=" + job.streams()));
    command.addAll(job.into().flags());
    ExitStatus status = Main.run(command.toArray(String[]::new), System.out);
    PeerJob.say("done");
    System.exit(status.code());
  }
}
