package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every setting in effect as it may be printed: whatever may be a password is {@code ***}. */
final class Shown {
  private static final String HIDDEN = "***";

  /** Spark's own rule for keys and values (spark.redaction.regex), widened for Beam's flags. */
  private static final Pattern CONFIDENTIAL =
      Pattern.compile("(?i)secret|password|token|credential|access[._]?key");

  private Shown() {}

  static SortedMap<String, String> of(Settings settings, Running running, TableName targetTable) {
    SortedMap<String, String> shown = of(settings, running);
    shown.put("targetTable", targetTable.toString());
    return shown;
  }

  static SortedMap<String, String> of(Settings settings, Running running) {
    SortedMap<String, String> shown = new TreeMap<>();
    settings
        .flags()
        .byName()
        .forEach((name, flag) -> flag.defaultText().ifPresent(value -> shown.put(name, value)));
    settings.given().forEach((name, given) -> shown.put(name, readable(name, given.value())));
    settings
        .file()
        .renames()
        .forEach(name -> shown.put("table.columnMapping." + name.source(), name.target()));
    for (Map.Entry<String, String> entry : running.spark().entrySet()) {
      shown.put(entry.getKey(), readable(entry.getKey(), entry.getValue()));
    }
    shown.put("profile", settings.profile().name());
    shown.put("runner", running.pipelineOptions().getRunner().getSimpleName());
    shown.put("streams", String.valueOf(running.streams()));
    return shown;
  }

  /** A value as it may be printed. */
  static String readable(String name, String value) {
    Optional<Flag> flag = Flags.known(name);
    boolean hidden =
        flag.isPresent()
            ? flag.get().password() && !SecretSource.isReference(value)
            : CONFIDENTIAL.matcher(name).find() || CONFIDENTIAL.matcher(value).find();
    return hidden ? HIDDEN : value;
  }
}
