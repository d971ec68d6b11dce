package dev.sluice.it.soak;

import dev.sluice.it.load.AtRate;
import dev.sluice.it.load.ChunkPlan;
import dev.sluice.it.load.EventPaths;
import dev.sluice.it.load.FirstLook;
import dev.sluice.it.load.GenerateKafka;
import dev.sluice.it.load.KafkaLoad;
import dev.sluice.it.load.KafkaManifest;
import dev.sluice.it.load.KafkaSummary;
import dev.sluice.it.load.LoadPattern;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.verify.LoadedFiles.Counts;
import dev.sluice.it.verify.LoadedUnits;
import dev.sluice.it.verify.ManifestAudit;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One stream in a process of its own, and the load in this one. */
final class SoakRun implements AutoCloseable {
  private static final String TOPIC = "events";
  private static final int PARTITIONS = 4;
  private static final double FLAWS = 0.001;
  private static final Duration CATCH_UP = Duration.ofMinutes(5);
  private static final double NANOS_PER_MINUTE = 60e9;
  private static final String READ =
      "SELECT coalesce(sum(rows_read), 0), extract(epoch FROM clock_timestamp()) * 1000"
          + " FROM sluice.unit WHERE committed_at IS NOT NULL";

  /** A unit's time of commit is taken a moment before others see it. */
  private static final long SEEN_LATER_MILLIS = 500;

  private final SoakSettings settings;
  private final LocalPostgres postgres;
  private final String database;
  private final KafkaLoad load;
  private final ForkedMain stream;
  private final Memory memory;
  private final AtomicLong sent = new AtomicLong();
  private long seenUntil;

  private SoakRun(
      SoakSettings settings,
      LocalPostgres postgres,
      String database,
      KafkaLoad load,
      ForkedMain stream,
      Memory memory) {
    this.settings = settings;
    this.postgres = postgres;
    this.database = database;
    this.load = load;
    this.stream = stream;
    this.memory = memory;
  }

  /** Returns when the stream looks for records. */
  static SoakRun start(SoakSettings settings, LocalKafka kafka, LocalPostgres postgres, Path folder)
      throws Exception {
    kafka.createTopic(TOPIC, PARTITIONS, Map.of());
    StreamEventsTable table = new StreamEventsTable(settings.seed(), settings.complexity());
    String database = postgres.newDatabase("soak");
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(table.postgresDdl("public"));
    }
    KafkaLoad load =
        KafkaLoad.into(kafka.clientProperties(), TOPIC, folder.resolve("manifest.jsonl"))
            .withTable(table)
            .withPlan(
                ChunkPlan.atRate(new AtRate(settings.rate(), LoadPattern.STEADY, settings.time())))
            .withFlaws(FLAWS, FLAWS);
    Path gcLog = folder.resolve("gc.log");
    ForkedMain stream =
        ForkedMain.start(
            folder,
            // All of the heap is touched at the start: what grows later is something else.
            List.of(
                "-Xms512m",
                "-Xmx512m",
                "-XX:+AlwaysPreTouch",
                "-Xlog:gc:file=" + gcLog,
                "-Dspark.ui.enabled=false"),
            command(settings, kafka, postgres, database, folder));
    SoakRun run =
        new SoakRun(
            settings,
            postgres,
            database,
            load,
            stream,
            new Memory(stream.pid(), gcLog, postgres.pid()));
    try {
      stream.await(() -> FirstLook.happened(() -> postgres.connect(database)));
      return run;
    } catch (Exception | AssertionError e) {
      run.close();
      throw e;
    }
  }

  private static List<String> command(
      SoakSettings settings, LocalKafka kafka, LocalPostgres postgres, String database, Path folder)
      throws IOException {
    Path password = Files.writeString(folder.resolve("password"), LocalPostgres.SUPERUSER_PASSWORD);
    List<String> command =
        new ArrayList<>(
            List.of(
                "stream-kafka",
                "--bootstrapServers=" + kafka.bootstrapServers(),
                "--topics=" + TOPIC,
                "--onConflict=skip",
                "--progress=none",
                "--targetHosts=" + postgres.host(),
                "--targetPort=" + postgres.port(),
                "--targetDatabase=" + database,
                "--targetUser=" + LocalPostgres.SUPERUSER,
                "--targetPassword=file:" + password,
                "--targetTable=public.events"));
    String columns = new EventPaths(settings.complexity()).flag();
    if (!columns.endsWith("=")) {
      command.add(columns);
    }
    return command;
  }

  /** Writes all records, and looks at the stream meanwhile; ends early if the stream does. */
  List<SoakSample> load(PrintStream out) throws Exception {
    out.printf(
        "Writing %,d %s records/s for %d s, looking every %d s.%n",
        settings.rate(),
        settings.complexity(),
        settings.time().toSeconds(),
        settings.interval().toSeconds());
    GenerateKafka generator = new GenerateKafka(load);
    CompletableFuture<KafkaSummary> generating =
        CompletableFuture.supplyAsync(() -> generate(generator));
    List<SoakSample> samples = new ArrayList<>();
    long start = System.nanoTime();
    while (!ends(generating)) {
      if (stream.endsWithin(Duration.ZERO)) {
        generator.stop();
      } else {
        SoakSample sample = sample((System.nanoTime() - start) / NANOS_PER_MINUTE);
        samples.add(sample);
        out.println(sample.text());
      }
    }
    out.println(generating.join().text());
    return samples;
  }

  private KafkaSummary generate(GenerateKafka generator) {
    try {
      return generator.run(chunk -> sent.addAndGet(chunk.records()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean ends(CompletableFuture<?> generating)
      throws InterruptedException, ExecutionException {
    try {
      generating.get(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private SoakSample sample(double minutes) throws Exception {
    double heap = memory.heapMib();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      long acknowledged = sent.get();
      long read;
      long until;
      try (ResultSet row = statement.executeQuery(READ)) {
        row.next();
        read = row.getLong(1);
        until = row.getLong(2) - SEEN_LATER_MILLIS;
      }
      LoadedUnits units = LoadedUnits.between(connection, seenUntil, until);
      seenUntil = until;
      boolean any = units.units() > 0;
      return new SoakSample(
          minutes,
          any ? units.latency().percentile(50) : Double.NaN,
          any ? units.latency().percentile(99) : Double.NaN,
          Math.max(0, acknowledged - read),
          heap,
          memory.jvmMib(),
          memory.postgresMib());
    }
  }

  /** Waits until all is loaded, tells the stream to end, and returns its exit code. */
  int stop() throws Exception {
    boolean unused = stream.awaitWithin(CATCH_UP, () -> counts().read() >= sent.get());
    stream.terminate();
    return stream.exitCode();
  }

  /** Prints what is in the target; returns whether that is each good record once. */
  boolean audit(PrintStream out) throws SQLException, IOException {
    KafkaManifest manifest = KafkaManifest.read(load.manifest());
    Counts counts = counts();
    out.printf(
        "%n%,d records written, %,d read = %,d loaded + %,d rejected + %,d duplicate%n",
        manifest.records(), counts.read(), counts.loaded(), counts.rejected(), counts.duplicate());
    try (Connection connection = connect()) {
      ManifestAudit audit = ManifestAudit.of(connection, "public", "events", manifest);
      out.println(audit.text());
      return audit.isClean()
          && counts.equals(
              new Counts(
                  manifest.records(),
                  manifest.good(),
                  manifest.malformed(),
                  manifest.duplicates()));
    }
  }

  private Counts counts() throws SQLException {
    try (Connection connection = connect()) {
      return LoadedUnits.read(connection).counts();
    }
  }

  String output() {
    return stream.output();
  }

  private Connection connect() throws SQLException {
    return postgres.connect(database);
  }

  @Override
  public void close() {
    stream.close();
  }
}
