package dev.sluice.pipelines.options;

import dev.sluice.kafka.CsvFormat;
import dev.sluice.kafka.RecordField;
import dev.sluice.pipelines.options.StreamKafkaSettings.Values;
import dev.sluice.types.ColumnName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How records become rows, from {@link RecordOptions} and {@link DelimitedOptions}. */
final class RecordSection {
  private RecordSection() {}

  static Values values(Settings settings, Problems problems) {
    RecordOptions options = settings.options(RecordOptions.class);
    List<ColumnName> names = ColumnList.parse(settings, options.getColumns(), problems);
    for (ColumnName name : names) {
      try {
        RecordField unused = RecordField.parse(name.source());
      } catch (IllegalArgumentException e) {
        problems.add(
            "Invalid column in %s. %s".formatted(settings.named("columns"), e.getMessage()));
      }
    }
    return new Values(
        csv(settings, options, problems), names, options.getTombstones().equals("ignore"));
  }

  private static @Nullable CsvFormat csv(
      Settings settings, RecordOptions options, Problems problems) {
    List<String> fields = settings.list("fields", options.getFields(), problems);
    if (options.getValueFormat().equals("json")) {
      if (!fields.isEmpty()) {
        problems.add(
            "%s names the fields of CSV records, but the values are JSON. Leave it out, or give --valueFormat=csv."
                .formatted(settings.named("fields")));
      }
      return null;
    }
    DelimitedSection delimited = new DelimitedSection(settings, problems);
    DelimitedSection.Delimiters found = delimited.delimiters(null);
    if (fields.isEmpty()) {
      problems.add("Missing --fields=NAME,…: the names of the fields of CSV records, in order.");
      return null;
    }
    try {
      return new CsvFormat(found.delimiter(), found.quote(), delimited.nullTexts(), fields);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return null;
    }
  }
}
