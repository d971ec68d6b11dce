package dev.sluice.pipelines.options;

import dev.sluice.copy.OnConflict;
import dev.sluice.kafka.CsvFormat;
import dev.sluice.kafka.RecordField;
import dev.sluice.kafka.RecordField.Source;
import dev.sluice.pipelines.options.StreamKafkaSettings.Values;
import dev.sluice.types.ColumnName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How records become rows, from {@link RecordOptions} and {@link DelimitedOptions}. */
final class RecordSection {
  private final Settings settings;
  private final Problems problems;
  private final RecordOptions options;
  private final String format;

  RecordSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.options = settings.options(RecordOptions.class);
    this.format = options.getValueFormat();
  }

  Values values() {
    List<ColumnName> names = ColumnList.parse(settings, options.getColumns(), problems);
    names.forEach(this::check);
    checkRegistry();
    return new Values(csv(), format.equals("avro"), names, tombstones());
  }

  private void check(ColumnName name) {
    try {
      Source source = RecordField.parse(name.source()).source();
      if (source == Source.VALUE && format.equals("avro")) {
        problems.add(
            "Cannot use $value in %s: the values are Avro, not text. $rest is all of a value that no other column reads."
                .formatted(settings.named("columns")));
      } else if (source == Source.VALUE_REST && format.equals("csv")) {
        problems.add(
            "Cannot use $rest in %s: the values are CSV. Name their fields, or $value for all of a value."
                .formatted(settings.named("columns")));
      }
    } catch (IllegalArgumentException e) {
      problems.add("Invalid column in %s. %s".formatted(settings.named("columns"), e.getMessage()));
    }
  }

  private void checkRegistry() {
    boolean given = settings.has("schemaRegistry");
    if (format.equals("avro") && !given) {
      problems.add(
          "Missing --schemaRegistry=URL: --valueFormat=avro needs the schemas of the records.");
    } else if (!format.equals("avro") && given) {
      problems.add(
          "%s has the schemas of Avro records, but --valueFormat=%s. Leave it out, or give --valueFormat=avro."
              .formatted(settings.named("schemaRegistry"), format));
    }
  }

  private Tombstones tombstones() {
    Tombstones tombstones = Tombstones.valueOf(options.getTombstones().toUpperCase(Locale.ROOT));
    if (tombstones == Tombstones.DELETE
        && !RedisSection.isChosen(settings)
        && OddRowSection.onConflict(settings) != OnConflict.UPDATE) {
      problems.add(
          "Cannot use delete in %s without --onConflict=update: only then the last record of a key decides about its row."
              .formatted(settings.named("tombstones")));
    }
    return tombstones;
  }

  private @Nullable CsvFormat csv() {
    List<String> fields = settings.list("fields", options.getFields(), problems);
    if (!format.equals("csv")) {
      if (!fields.isEmpty()) {
        problems.add(
            "%s names the fields of CSV records, but --valueFormat=%s. Leave it out, or give --valueFormat=csv."
                .formatted(settings.named("fields"), format));
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
