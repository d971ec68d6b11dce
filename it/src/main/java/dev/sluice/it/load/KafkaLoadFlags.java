package dev.sluice.it.load;

import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link KafkaLoad} of the flags of {@code generate kafka}. */
final class KafkaLoadFlags {
  private static final long MOST_RECORDS = 1_000_000_000;
  private static final long MOST_RATE = 1_000_000_000;
  private static final long MOST_CHUNK = 1_000_000;
  private static final long MOST_PRODUCERS = 1_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double DEFAULT_ABORTED = 0.1;
  private static final Duration DEFAULT_TIME = Duration.ofSeconds(60);
  private static final String SERVERS = "bootstrap.servers";

  private final FlagValues flags;

  private KafkaLoadFlags(FlagValues flags) {
    this.flags = flags;
  }

  /**
   * Reads the flags.
   *
   * @throws SetupException with all problems
   */
  static KafkaLoad load(List<String> args) {
    FlagValues flags = new FlagValues(List.of(KafkaFlag.values()), args);
    KafkaLoad load = new KafkaLoadFlags(flags).load();
    if (load == null || !flags.problems().isEmpty()) {
      throw new SetupException(flags.problems());
    }
    return load;
  }

  /** Null if there is no load for problems; where one is returned, there may be problems still. */
  private @Nullable KafkaLoad load() {
    Map<String, String> client = clientProperties();
    if (!client.containsKey(SERVERS)) {
      flags.problem("Missing --bootstrapServers. Expected the address of a broker: HOST:PORT.");
    }
    String topic = flags.text(KafkaFlag.TOPIC);
    if (topic == null) {
      flags.problem("Missing --topic. Expected the name of a topic that is there.");
    }
    Path manifest = flags.path(KafkaFlag.MANIFEST);
    long producers = flags.number(KafkaFlag.PRODUCERS, 1, MOST_PRODUCERS, 1);
    StreamEventsTable table =
        new StreamEventsTable(
            flags.number(KafkaFlag.SEED, Long.MIN_VALUE, Long.MAX_VALUE, 1),
            flags.oneOf(KafkaFlag.COMPLEXITY, List.of(Complexity.values()), Complexity.BASIC));
    Flaws flaws =
        new Flaws(
            flags.share(KafkaFlag.MALFORMED_SHARE, 0), flags.share(KafkaFlag.DUPLICATE_SHARE, 0));
    Transactions transactions = transactions();
    ChunkPlan plan = plan();
    if (topic == null || plan == null) {
      return null;
    }
    return new KafkaLoad(
        new KafkaTarget(client, topic, (int) producers),
        manifest == null ? Path.of(topic + ".manifest.jsonl") : manifest,
        table,
        plan,
        flaws,
        transactions);
  }

  private Map<String, String> clientProperties() {
    Properties properties = new Properties();
    Path file = flags.path(KafkaFlag.CLIENT_PROPERTIES);
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        flags.problem(
            "Cannot read --clientProperties \"%s\": %s. Expected lines of NAME=VALUE."
                .formatted(file, e));
      }
    }
    Map<String, String> client = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> client.put(name, properties.getProperty(name)));
    String servers = flags.text(KafkaFlag.BOOTSTRAP_SERVERS);
    if (servers != null) {
      client.put(SERVERS, servers);
    }
    return client;
  }

  private Transactions transactions() {
    boolean used = flags.oneOf(KafkaFlag.TRANSACTIONAL, List.of(true, false), false);
    double aborted = flags.share(KafkaFlag.ABORTED_SHARE, used ? DEFAULT_ABORTED : 0);
    if (!used && flags.has(KafkaFlag.ABORTED_SHARE)) {
      flags.problem(
          "--abortedShare needs transactions. Add --transactional=true, or leave it out.");
      return Transactions.NONE;
    }
    return new Transactions(used, aborted);
  }

  private @Nullable ChunkPlan plan() {
    long records = flags.number(KafkaFlag.RECORDS, 1, MOST_RECORDS, 0);
    long chunk = flags.number(KafkaFlag.CHUNK_RECORDS, 1, MOST_CHUNK, 0);
    boolean atRate = flags.has(KafkaFlag.RATE);
    if (!atRate) {
      Stream.of(KafkaFlag.TIME, KafkaFlag.PATTERN)
          .filter(flags::has)
          .map(
              flag ->
                  "%s needs --rate. Add --rate=RECORDS, or leave it out.".formatted(flag.flag()))
          .forEach(flags::problem);
    }
    if (flags.has(KafkaFlag.TIME) && flags.has(KafkaFlag.RECORDS)) {
      flags.problem("--time does not go with --records. Give one of the two beside --rate.");
    }
    if (!atRate && records == 0) {
      if (!flags.has(KafkaFlag.RECORDS)) {
        flags.problem("Missing --rate or --records. Expected at least one of the two.");
      }
      return null;
    }
    try {
      ChunkPlan plan = atRate ? ChunkPlan.atRate(atRate(records)) : ChunkPlan.atOnce(records);
      return chunk == 0 ? plan : plan.withChunkRecords((int) chunk);
    } catch (SetupException e) {
      // Values that are each possible, and not together.
      e.problems().forEach(flags::problem);
      return null;
    }
  }

  /**
   * @param records 0 if there is a time instead
   */
  private AtRate atRate(long records) {
    long rate = flags.number(KafkaFlag.RATE, 1, MOST_RATE, 1);
    LoadPattern pattern =
        flags.oneOf(KafkaFlag.PATTERN, List.of(LoadPattern.values()), LoadPattern.STEADY);
    Duration time = flags.duration(KafkaFlag.TIME, DEFAULT_TIME);
    return new AtRate(
        rate,
        pattern,
        records == 0
            ? time
            : Duration.ofNanos(Math.round(records / (rate * pattern.rows()) * NANOS_PER_SECOND)));
  }
}
