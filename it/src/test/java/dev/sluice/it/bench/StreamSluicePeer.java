package dev.sluice.it.bench;

import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code stream-csv} or {@code stream-kafka} in a JVM of its own. */
final class StreamSluicePeer {
  private StreamSluicePeer() {}

  public static void main(String[] arguments) throws IOException {
    StreamJob job = StreamJob.of(arguments);
    Path password =
        Files.writeString(
            Files.createTempFile("peer", ".password"), LocalPostgres.SUPERUSER_PASSWORD);
    List<String> into =
        List.of(
            "--until=empty",
            "--streams=" + job.streams(),
            "--targetHosts=" + job.into().hostAndPort(),
            "--targetDatabase=" + job.into().name(),
            "--targetUser=" + LocalPostgres.SUPERUSER,
            "--targetPassword=file:" + password,
            "--targetTable=public.events");
    ExitStatus status =
        Main.run(
            Stream.concat(from(job).stream(), into.stream()).toArray(String[]::new), System.out);
    PeerJob.say("done");
    System.exit(status.code());
  }

  private static List<String> from(StreamJob job) {
    return job.ofFiles()
        ? List.of("stream-csv", "--input=" + job.from(), "--ready=rename")
        : List.of("stream-kafka", "--bootstrapServers=" + job.brokers(), "--topics=" + job.from());
  }
}
