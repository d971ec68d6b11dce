package dev.sluice.pipelines;

import dev.sluice.cassandra.ClusterLook;
import dev.sluice.cassandra.RingPart;
import dev.sluice.copy.TargetServer;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.report.RunFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the ledger keeps of a migration for its report. */
final class MigrateFacts {
  private MigrateFacts() {}

  static String of(
      MigrateSettings settings,
      Connection target,
      TargetServer server,
      List<String> notes,
      double setupSeconds,
      int unitsBefore)
      throws SQLException {
    String cassandra =
        ClusterLook.facts(settings.cluster()).nodes().stream()
            .map(node -> node.version())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new RunFacts(
            "migrate",
            "cassandra %s, table %s%s"
                .formatted(settings.cluster(), settings.source().table(), part(settings)),
            "%s %s, table %s".formatted(server.word(), settings.target(), settings.targetTable()),
            settings.pipelineOptions().getRunner().getSimpleName(),
            setupSeconds,
            unitsBefore,
            notes,
            settings.origins(),
            Versions.of(target, Map.of("Cassandra", cassandra)),
            Distances.of(settings.cluster(), target),
            null)
        .json();
  }

  private static String part(MigrateSettings settings) {
    RingPart part = settings.source().part();
    return part.isWhole() ? "" : ", only " + part;
  }
}
