package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code --topics=TOPIC[=SCHEMA.TABLE],…}. */
final class TopicTables {
  private static final String FLAG = "topics";

  private TopicTables() {}

  static SortedMap<String, TableName> parse(Settings settings, Problems problems) {
    SortedMap<String, TableName> tables = new TreeMap<>();
    String common = settings.options(TargetTableOptions.class).getTargetTable();
    boolean missing = false;
    for (String item :
        settings.list(FLAG, settings.options(KafkaOptions.class).getTopics(), problems)) {
      int equals = item.indexOf('=');
      String topic = equals < 0 ? item : item.substring(0, equals).strip();
      String table = equals < 0 ? common : item.substring(equals + 1).strip();
      missing |= table == null;
      if (!topic.matches("[A-Za-z0-9._-]{1,249}")) {
        problems.add(
            "Invalid topic in %s: \"%s\". Expected letters, digits, dots, underscores and hyphens."
                .formatted(settings.named(FLAG), topic));
      } else if (tables.containsKey(topic)) {
        problems.add(
            "Invalid topic in %s: \"%s\" is there twice. Expected each once."
                .formatted(settings.named(FLAG), topic));
      } else {
        tables.put(
            topic, TableText.parse(settings, equals < 0 ? "targetTable" : FLAG, table, problems));
      }
    }
    if (missing) {
      problems.add(
          "Missing --targetTable=SCHEMA.TABLE, or a table for each topic: --topics=TOPIC=SCHEMA.TABLE,….");
    }
    return tables;
  }
}
