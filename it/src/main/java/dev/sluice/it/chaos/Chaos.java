package dev.sluice.it.chaos;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.Folders;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SparkCluster;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The command {@code chaos}: rounds of random faults, and a table of what they did. */
public final class Chaos {
  private static final int MOST_FAULTS_A_ROUND = 4;

  private final ChaosSettings settings;
  private final Stage stage;
  private final PrintStream out;

  private Chaos(ChaosSettings settings, Stage stage, PrintStream out) {
    this.settings = settings;
    this.stage = stage;
    this.out = out;
  }

  /** Returns 0 if every round ended with every row once and nothing else was wrong. */
  public static int run(List<String> flags, PrintStream out) throws Exception {
    ChaosSettings settings;
    try {
      settings = ChaosSettings.of(flags);
    } catch (SetupException e) {
      out.println(e.getMessage());
      return ExitStatus.SETUP_WRONG.code();
    }
    out.println("Starting Cassandra, PostgreSQL and, where needed, Spark on this machine ...");
    EventsTable table = new EventsTable(settings.seed());
    Path folder = Folders.temporary("sluice-chaos-");
    try (LocalCassandra cassandra =
            LocalCassandra.start(LocalCassandra.Settings.fastStart().withAuthentication());
        LocalPostgres postgres = LocalPostgres.start();
        SparkCluster cluster =
            settings.modes().contains(Mode.CLUSTER) ? SparkCluster.start() : null;
        LazyRing ring = new LazyRing(table, settings.rows())) {
      Source source = Source.load(cassandra, table, settings.rows());
      Stage stage = new Stage(source, ring, postgres, cluster, folder);
      return new Chaos(settings, stage, out).play() ? 0 : ExitStatus.INTERNAL_ERROR.code();
    } finally {
      Folders.delete(folder);
    }
  }

  private boolean play() throws Exception {
    Random random = new Random(settings.seed());
    Deck deck = new Deck(settings.modes(), settings.faults(), random);
    Summary summary = new Summary();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(settings.minutes());
    for (int number = 1;
        summary.injected() < settings.kills() && System.nanoTime() < deadline;
        number++) {
      Deck.Card card = deck.next();
      int most = Math.min(MOST_FAULTS_A_ROUND, settings.kills() - summary.injected());
      Round round = new Round(stage, card.mode(), card.fault(), most, random.nextLong());
      RoundResult result = round.play();
      summary.add(result);
      print(number, result);
    }
    out.println();
    summary.print(out);
    return summary.good();
  }

  private void print(int number, RoundResult result) {
    out.printf(
        "%3d  %-7s  %-31s  %d injected, exit codes %s, %.1f s: %s%n",
        number,
        result.round().mode().name().toLowerCase(Locale.ROOT),
        result.round().fault().label(),
        result.injected(),
        result.codes(),
        result.duration().toMillis() / 1000.0,
        result.good() ? "exactly once" : "WRONG");
    result.problems().forEach(problem -> out.println("     " + problem));
  }
}
