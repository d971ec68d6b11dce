package dev.sluice.kafka;

import dev.sluice.kafka.RecordField.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How users write a {@link RecordField}. */
final class FieldSpelling {
  private static final String WORDS =
      "$value, $rest, $key, $header.NAME, $timestamp, $timestamp.millis, $topic, $partition or $offset";

  private static final Map<String, Source> WITHOUT_PATH =
      Map.of(
          "value", Source.VALUE,
          "rest", Source.VALUE_REST,
          "key", Source.KEY,
          "timestamp", Source.TIMESTAMP,
          "topic", Source.TOPIC,
          "partition", Source.PARTITION,
          "offset", Source.OFFSET);

  private FieldSpelling() {}

  static RecordField parse(String spelling) {
    if (!spelling.startsWith("$")) {
      return new RecordField(Source.VALUE_PATH, steps(spelling, spelling));
    }
    int dot = spelling.indexOf('.');
    return dot < 0
        ? withoutPath(spelling)
        : withPath(
            spelling.substring(1, dot), steps(spelling.substring(dot + 1), spelling), spelling);
  }

  private static RecordField withoutPath(String spelling) {
    Source source = WITHOUT_PATH.get(spelling.substring(1));
    if (source == null) {
      throw invalid(
          spelling,
          spelling.equals("$header")
              ? "$header.NAME with the header's name"
              : WORDS + "; or \\" + spelling + " for a field of the value with that name");
    }
    return new RecordField(source, List.of());
  }

  private static RecordField withPath(String word, List<String> path, String spelling) {
    return switch (word) {
      case "key" -> new RecordField(Source.KEY_PATH, path);
      case "value" -> new RecordField(Source.VALUE_PATH, path);
      case "header" -> {
        if (path.size() > 1) {
          throw invalid(spelling, "one name behind $header, with \\. for each dot in it");
        }
        yield new RecordField(Source.HEADER, path);
      }
      case "timestamp" -> {
        if (!path.equals(List.of("millis"))) {
          throw invalid(spelling, "$timestamp or $timestamp.millis");
        }
        yield new RecordField(Source.TIMESTAMP_MILLIS, List.of());
      }
      default ->
          throw invalid(
              spelling,
              WITHOUT_PATH.containsKey(word)
                  ? "$" + word + " without anything behind it"
                  : WORDS + "; or \\" + spelling + " for a path in the value that begins so");
    };
  }

  static String of(RecordField field) {
    String path = field.path().stream().map(FieldSpelling::escape).collect(Collectors.joining("."));
    return switch (field.source()) {
      case VALUE_PATH -> path.startsWith("$") ? "\\" + path : path;
      case KEY_PATH -> "$key." + path;
      case HEADER -> "$header." + path;
      case VALUE_REST -> "$rest";
      case VALUE -> "$value";
      case KEY -> "$key";
      case TIMESTAMP -> "$timestamp";
      case TIMESTAMP_MILLIS -> "$timestamp.millis";
      case TOPIC -> "$topic";
      case PARTITION -> "$partition";
      case OFFSET -> "$offset";
    };
  }

  private static List<String> steps(String path, String spelling) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      if (c == '.') {
        add(step, steps, spelling);
      } else if (c != '\\') {
        step.append(c);
      } else if (at + 1 < path.length() && ".\\$".indexOf(path.charAt(at + 1)) >= 0) {
        step.append(path.charAt(++at));
      } else {
        throw invalid(spelling, "a dot, a dollar sign or a backslash behind each backslash");
      }
    }
    add(step, steps, spelling);
    return steps;
  }

  private static void add(StringBuilder step, List<String> steps, String spelling) {
    if (step.isEmpty()) {
      throw invalid(spelling, "names between dots, none of them empty, such as user.address.city");
    }
    steps.add(step.toString());
    step.setLength(0);
  }

  private static String escape(String step) {
    return step.replace("\\", "\\\\").replace(".", "\\.");
  }

  private static IllegalArgumentException invalid(String spelling, String expected) {
    return new IllegalArgumentException(
        "Invalid field of a record: \"%s\". Expected %s.".formatted(spelling, expected));
  }
}
