package dev.sluice.pipelines.options;

import dev.sluice.copy.OnConflict;
import dev.sluice.kafka.ClientProperties;
import dev.sluice.kafka.OnGap;
import dev.sluice.kafka.StartFrom;
import dev.sluice.kafka.TopicSettings;
import dev.sluice.row.Secret;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Which topics, read how, from {@link KafkaOptions}. */
final class KafkaSection {
  /** What Sluice decides, or Kafka would do behind its back. */
  private static final Set<String> OURS =
      Set.of(
          "bootstrap.servers",
          "group.id",
          "enable.auto.commit",
          "auto.offset.reset",
          "isolation.level",
          "key.deserializer",
          "value.deserializer");

  private final Settings settings;
  private final Problems problems;
  private final KafkaOptions options;

  KafkaSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.options = settings.options(KafkaOptions.class);
  }

  TopicSettings topics(List<String> topics, Streaming streaming) {
    int streams = Math.max(1, streaming.run().streams());
    return new TopicSettings(
        client(),
        topics,
        startFrom(),
        OnGap.valueOf(options.getOnGap().toUpperCase(Locale.ROOT)),
        options.getGroupId(),
        new TopicSettings.UnitLimits(
            options.getUnitRecords(),
            (long) options.getUnitMb() << 20,
            options.getMaxRecordsPerSecond()),
        ahead(streaming.copying().onConflict(), streams));
  }

  /** Where a later record wins, or an earlier one, a partition's units have to keep their order. */
  private static int ahead(OnConflict onConflict, int streams) {
    return onConflict.byKey() ? 1 : Math.max(2, 2 * streams);
  }

  /** How to reach the brokers. */
  ClientProperties client() {
    Map<String, Secret> values = new TreeMap<>();
    String servers = String.valueOf(options.getBootstrapServers());
    for (String server :
        settings.list("bootstrapServers", options.getBootstrapServers(), problems)) {
      if (!server.matches("(\\[[0-9A-Fa-f:.%]+\\]|[^:\\s]+):[0-9]{1,5}")) {
        problems.add(settings.invalid("bootstrapServers", "HOST:PORT, or several with commas"));
      }
    }
    fromFile(values);
    values.put(ClientProperties.BOOTSTRAP, new Secret(servers));
    return new ClientProperties(values);
  }

  private void fromFile(Map<String, Secret> values) {
    String file = options.getKafkaConfig();
    if (file == null) {
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(settings.invalid("kafkaConfig", "a readable file of Java properties"));
      return;
    }
    SecretSource secrets =
        new SecretSource(settings.surroundings(), problems, SecretSource.Extent.WHOLE_FILE);
    for (String name : properties.stringPropertyNames()) {
      if (OURS.contains(name)) {
        problems.add(
            "Cannot use %s of %s: Sluice sets it itself. Leave it out."
                .formatted(name, settings.named("kafkaConfig")));
      }
      String key = name + " of " + settings.named("kafkaConfig");
      secrets
          .resolve(new Given(properties.getProperty(name), key, Given.Origin.FILE))
          .ifPresent(value -> values.put(name, value));
    }
  }

  private StartFrom startFrom() {
    String text = options.getStartFrom();
    if (text.equals("earliest") || text.equals("latest")) {
      return new StartFrom(StartFrom.Mode.valueOf(text.toUpperCase(Locale.ROOT)), 0);
    }
    try {
      return new StartFrom(StartFrom.Mode.TIME, Instant.parse(text).toEpochMilli());
    } catch (DateTimeException e) {
      problems.add(
          settings.invalid(
              "startFrom", "earliest, latest, or a time such as 2026-01-31T12:00:00Z"));
      return new StartFrom(StartFrom.Mode.EARLIEST, 0);
    }
  }
}
