package dev.sluice.it.soak;

import dev.sluice.it.load.LoadFlag;
import dev.sluice.it.servers.Folders;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command {@code soak kafka}: a stream under a steady load, sampled, judged and audited. */
public final class Soak {
  private static final int GROWING = 1;
  private static final String USAGE =
      """
      Usage: soak kafka [--flag=value …]

      %s""";

  private Soak() {}

  /**
   * Runs the command.
   *
   * @return 0 if each record is in the target once and nothing grows, 1 if something grows, 3 if
   *     the flags are wrong, 4 if the stream has failed, 5 if a record is lost or there twice
   */
  public static int run(List<String> args, PrintStream out) throws Exception {
    if (args.contains("--help") || args.contains("help")) {
      out.print(USAGE.formatted(LoadFlag.help(SoakFlag.values())));
      return ExitStatus.DONE.code();
    }
    try {
      if (args.isEmpty() || !args.get(0).equals("kafka")) {
        throw new SetupException(
            "Cannot soak \"%s\". Expected: soak kafka --minutes=N --rate=RECORDS."
                .formatted(args.isEmpty() ? "" : args.get(0)));
      }
      return run(SoakSettings.of(args.subList(1, args.size())), out);
    } catch (SetupException e) {
      out.println(e.getMessage());
      return ExitStatus.SETUP_WRONG.code();
    }
  }

  static int run(SoakSettings settings, PrintStream out) throws Exception {
    out.println("Starting Kafka and PostgreSQL on this machine ...");
    Path folder = Folders.temporary("sluice-soak-");
    try (LocalKafka kafka = LocalKafka.start();
        LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable());
        SoakRun run = SoakRun.start(settings, kafka, postgres, folder)) {
      List<SoakSample> samples = run.load(out);
      int streamCode = run.stop();
      SoakReport report = SoakReport.of(settings, samples);
      report.print(out);
      boolean exact = run.audit(out);
      if (streamCode > ExitStatus.DONE_WITH_REJECTS.code()) {
        out.printf("stream-kafka ended with %d:%n%s%n", streamCode, run.output());
        return ExitStatus.INCOMPLETE.code();
      }
      if (!exact) {
        return ExitStatus.INTERNAL_ERROR.code();
      }
      out.println(report.isFlat() ? "Nothing grows." : "Something GROWS: see the table.");
      return report.isFlat() ? ExitStatus.DONE.code() : GROWING;
    } finally {
      Folders.delete(folder);
    }
  }
}
