package dev.sluice.pipelines;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.copy.TargetServer;
import dev.sluice.copy.TargetTable;
import dev.sluice.kafka.CsvFormat;
import dev.sluice.pipelines.options.Copying;
import dev.sluice.pipelines.options.StreamKafkaSettings;
import dev.sluice.pipelines.options.Tombstones;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import dev.sluice.types.TextColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The target tables of topics, as they are when the run begins.
 *
 * @param topics by name
 * @param keyed whether all tables have a primary key
 */
record KafkaTarget(SortedMap<String, KafkaUnit.Topic> topics, boolean keyed, List<String> notes) {

  /**
   * @throws SetupException if a table is not there, or does not fit the settings
   */
  static KafkaTarget check(StreamKafkaSettings settings, Connection target) throws SQLException {
    SortedMap<String, KafkaUnit.Topic> topics = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    TargetServer server = TargetServer.of(target);
    CsvFormat csv = settings.values().csv();
    List<String> fields = csv == null ? null : csv.names();
    boolean keyed = true;
    for (String topic : settings.tables().keySet()) {
      TableName table = settings.tables().get(topic);
      TableShape shape = TargetTable.read(target, table).orElse(null);
      if (shape == null) {
        problems.add(
            "Cannot find target table %s of topic %s in %s. Create it first."
                .formatted(table, topic, settings.streaming().target()));
        continue;
      }
      keyed &= !shape.clusteringKey().isEmpty();
      RecordMatch.Result match = RecordMatch.match(shape, settings.values().names(), fields);
      problems.addAll(match.problems());
      problems.addAll(keyProblems(settings, shape, match));
      notes.addAll(match.notes());
      KafkaLayout layout =
          new KafkaLayout(
              topic,
              table,
              match.columns(),
              csv,
              settings.values().avro(),
              settings.values().tombstones() == Tombstones.DELETE,
              settings.formats());
      topics.put(
          topic,
          new KafkaUnit.Topic(layout, copy(settings.streaming().copying(), layout, shape, server)));
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return new KafkaTarget(topics, keyed, notes.stream().distinct().toList());
  }

  private static List<String> keyProblems(
      StreamKafkaSettings settings, TableShape shape, RecordMatch.Result match) {
    if (settings.streaming().copying().onConflict() != OnConflict.UPDATE) {
      return List.of();
    }
    if (shape.clusteringKey().isEmpty()) {
      return List.of(
          "Cannot use --onConflict=update: %s has no primary key. Create one, or choose another --onConflict."
              .formatted(shape.name()));
    }
    List<String> targets = match.columns().stream().map(TextColumn::target).toList();
    if (settings.values().tombstones() == Tombstones.DELETE) {
      return deleteProblems(shape, match);
    }
    return shape.clusteringKey().stream()
        .filter(column -> !targets.contains(column))
        .map(
            column ->
                "Nothing of the records goes into %s, a part of the key of %s: --onConflict=update needs it."
                    .formatted(column, shape.name()))
        .toList();
  }

  /** Of a tombstone there is the key, and where it is. */
  private static List<String> deleteProblems(TableShape shape, RecordMatch.Result match) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < match.columns().size(); i++) {
      boolean known =
          switch (match.fields().get(i).source()) {
            case KEY, KEY_PATH, TOPIC, PARTITION -> true;
            default -> false;
          };
      if (known) {
        found.add(match.columns().get(i).target());
      }
    }
    return shape.clusteringKey().stream()
        .filter(column -> !found.contains(column))
        .map(
            column ->
                "--tombstones=delete cannot find rows of %1$s by %2$s, a part of its key: it does not come from the records' keys. Give --columns=$key=%2$s, or $key.NAME=%2$s for a field of the key."
                    .formatted(shape.name(), column))
        .toList();
  }

  private static CopySettings copy(
      Copying copying, KafkaLayout layout, TableShape shape, TargetServer server) {
    List<String> targets = layout.columns().stream().map(TextColumn::target).toList();
    return new CopySettings(
        layout.target(),
        targets,
        copying.onConflict().byKey() && targets.containsAll(shape.clusteringKey())
            ? shape.clusteringKey()
            : List.of(),
        server,
        copying.onConflict(),
        layout.deletes(),
        copying.rejectLimit(),
        new RecordCoordinates(layout.topic()),
        layout.json(),
        copying.limits());
  }
}
