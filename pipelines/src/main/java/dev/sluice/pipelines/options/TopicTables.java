package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --topics=TOPIC[=SCHEMA.TABLE],…} says.
 *
 * @param topics each once
 * @param tables of each topic; none if records go elsewhere
 */
record TopicTables(List<String> topics, SortedMap<String, TableName> tables) {
  private static final String FLAG = "topics";

  static TopicTables parse(Settings settings, Problems problems) {
    SortedMap<String, @Nullable String> found = named(settings, problems);
    boolean tables = !RedisSection.isChosen(settings);
    if (!tables) {
      refuseTables(settings, found, problems);
    }
    return new TopicTables(
        new ArrayList<>(found.keySet()),
        tables ? tables(settings, found, problems) : new TreeMap<>());
  }

  /** What stands behind each topic; null if nothing does. */
  static SortedMap<String, @Nullable String> named(Settings settings, Problems problems) {
    SortedMap<String, @Nullable String> found = new TreeMap<>();
    for (String item :
        settings.list(FLAG, settings.options(KafkaOptions.class).getTopics(), problems)) {
      int equals = item.indexOf('=');
      String topic = equals < 0 ? item : item.substring(0, equals).strip();
      if (!topic.matches("[A-Za-z0-9._-]{1,249}")) {
        problems.add(
            "Invalid topic in %s: \"%s\". Expected letters, digits, dots, underscores and hyphens."
                .formatted(settings.named(FLAG), topic));
      } else if (found.containsKey(topic)) {
        problems.add(
            "Invalid topic in %s: \"%s\" is there twice. Expected each once."
                .formatted(settings.named(FLAG), topic));
      } else {
        found.put(topic, equals < 0 ? null : item.substring(equals + 1).strip());
      }
    }
    return found;
  }

  private static void refuseTables(
      Settings settings, SortedMap<String, @Nullable String> found, Problems problems) {
    found.forEach(
        (topic, table) -> {
          if (table != null) {
            problems.add(
                "Invalid topic in %s: \"%s=%s\" names a table, and --sink=redis fills none. Give the topic alone."
                    .formatted(settings.named(FLAG), topic, table));
          }
        });
    if (settings.has("targetTable")) {
      problems.add(
          "%s means nothing with --sink=redis, which fills no table. Leave it out."
              .formatted(settings.named("targetTable")));
    }
  }

  private static SortedMap<String, TableName> tables(
      Settings settings, SortedMap<String, @Nullable String> found, Problems problems) {
    SortedMap<String, TableName> tables = new TreeMap<>();
    String common = settings.options(TargetTableOptions.class).getTargetTable();
    boolean missing = false;
    for (String topic : found.keySet()) {
      String own = found.get(topic);
      String table = own == null ? common : own;
      missing |= table == null;
      tables.put(
          topic, TableText.parse(settings, own == null ? "targetTable" : FLAG, table, problems));
    }
    if (missing) {
      problems.add(
          "Missing --targetTable=SCHEMA.TABLE, or a table for each topic: --topics=TOPIC=SCHEMA.TABLE,….");
    }
    return tables;
  }
}
