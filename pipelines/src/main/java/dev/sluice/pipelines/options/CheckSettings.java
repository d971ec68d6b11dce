package dev.sluice.pipelines.options;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.kafka.ClientProperties;
import dev.sluice.redis.RedisServer;
import dev.sluice.row.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that {@code check} was told, checked. At least one of cluster, target, kafka, redis and input
 * is there.
 *
 * @param sourceTable of the cluster
 * @param targetTables of the target, each once; empty if none is known
 * @param input glob of CSV files
 * @param streams 0 if nothing is said of them
 * @param probe the longest that one connection is filled; zero for no measuring
 */
public record CheckSettings(
    Optional<CassandraCluster> cluster,
    Optional<TableName> sourceTable,
    Optional<PostgresTarget> target,
    List<TableName> targetTables,
    CreateTarget createTarget,
    Optional<Kafka> kafka,
    Optional<RedisServer> redis,
    Optional<String> input,
    int streams,
    Duration probe,
    Optional<Path> reportDir) {

  public CheckSettings {
    targetTables = List.copyOf(targetTables);
  }

  /** Brokers, and topics if any were given. */
  public record Kafka(ClientProperties client, List<String> topics) {
    public Kafka {
      topics = List.copyOf(topics);
    }
  }

  /**
   * Reads flags and the config file. Those that only other commands know are left alone, so that a
   * whole command line can be checked by its first word.
   *
   * @param flags the command line without the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static CheckSettings of(String[] flags, Map<String, String> environment) {
    return of(flags, Surroundings.ofThisProcess(environment));
  }

  static CheckSettings of(String[] flags, Surroundings surroundings) {
    Problems problems = new Problems();
    Settings settings = Settings.collect(Flags.CHECK, flags, surroundings, problems);
    CheckScopeOptions scope = settings.options(CheckScopeOptions.class);
    Optional<TableName> source =
        Optional.ofNullable(scope.getSourceTable())
            .map(table -> TableText.parse(settings, "sourceTable", table, problems));
    CheckSettings checked =
        new CheckSettings(
            cluster(settings, problems),
            source,
            target(settings, problems),
            targetTables(settings, source, problems),
            TargetTableSection.createTarget(settings),
            kafka(settings, problems),
            RedisServerSection.server(settings, problems),
            Optional.ofNullable(scope.getInput()).map(CsvSection::glob),
            scope.getStreams(),
            Duration.ofSeconds(scope.getProbeSeconds()),
            RunSection.reportDir(settings, scope.getReportDir(), problems));
    checked.mustNameSomething(settings, problems);
    problems.throwIfAny();
    return checked;
  }

  private void mustNameSomething(Settings settings, Problems problems) {
    if (settings.file().readable()
        && Stream.of("cassandraHosts", "targetHosts", "bootstrapServers", "redis", "input")
            .noneMatch(settings::has)) {
      problems.add(
          "Missing what is to be checked. Give --cassandraHosts, --targetHosts, --bootstrapServers, --redis or --input, or --config=FILE.");
    }
  }

  private static Optional<CassandraCluster> cluster(Settings settings, Problems problems) {
    needs(settings, "sourceTable", List.of("cassandraHosts"), problems);
    return settings.has("cassandraHosts")
        ? Optional.of(new CassandraSection(settings, problems).cluster())
        : Optional.empty();
  }

  private static Optional<PostgresTarget> target(Settings settings, Problems problems) {
    needs(settings, "targetTable", List.of("targetHosts"), problems);
    needs(settings, "targetHosts", List.of("targetDatabase", "targetUser"), problems);
    return settings.has("targetHosts")
        ? Optional.of(new TargetSection(settings, problems).target())
        : Optional.empty();
  }

  private static Optional<Kafka> kafka(Settings settings, Problems problems) {
    needs(settings, "topics", List.of("bootstrapServers"), problems);
    return settings.has("bootstrapServers")
        ? Optional.of(
            new Kafka(
                new KafkaSection(settings, problems).client(),
                List.copyOf(TopicTables.named(settings, problems).keySet())))
        : Optional.empty();
  }

  private static List<TableName> targetTables(
      Settings settings, Optional<TableName> source, Problems problems) {
    Set<TableName> tables = new LinkedHashSet<>();
    String common = settings.options(CheckScopeOptions.class).getTargetTable();
    if (common != null) {
      tables.add(TableText.parse(settings, "targetTable", common, problems));
    } else {
      source.ifPresent(table -> tables.add(new TableName("public", table.table())));
    }
    List<String> own = new ArrayList<>(TopicTables.named(settings, new Problems()).values());
    own.removeIf(Objects::isNull);
    own.forEach(table -> tables.add(TableText.parse(settings, "topics", table, problems)));
    return settings.has("targetHosts") ? List.copyOf(tables) : List.of();
  }

  private static void needs(
      Settings settings, String flag, List<String> others, Problems problems) {
    for (String other : others) {
      if (settings.has(flag) && !settings.has(other)) {
        problems.add(settings.missing(other));
      }
    }
  }
}
