package dev.sluice.it.bench;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The command {@code stream-csv} or {@code stream-kafka} in a JVM of its own. */
final class StreamSluicePeer {
  private StreamSluicePeer() {}

  public static void main(String[] arguments) throws IOException {
    StreamJob job = StreamJob.of(arguments);
    List<String> command = new ArrayList<>(from(job));
    command.addAll(
        List.of("--until=empty", "--streams=" + job.streams(), "--targetTable=public.events"));
    command.addAll(job.into().flags());
    ExitStatus status = Main.run(command.toArray(String[]::new), System.out);
    PeerJob.say("done");
    System.exit(status.code());
  }

  private static List<String> from(StreamJob job) {
    return job.ofFiles()
        ? List.of("stream-csv", "--input=" + job.from(), "--ready=rename")
        : List.of("stream-kafka", "--bootstrapServers=" + job.brokers(), "--topics=" + job.from());
  }
}
