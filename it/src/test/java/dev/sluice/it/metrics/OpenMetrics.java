package dev.sluice.it.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in the OpenMetrics format 1.0, read as strictly as the specification allows: whatever it
 * does not know is an error. Exemplars and timestamps are not read.
 */
public final class OpenMetrics {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern META =
      Pattern.compile("# (TYPE|UNIT|HELP) (%s) ?(.*)".formatted(NAME));
  private static final Pattern SAMPLE =
      Pattern.compile("(%s)(?:\\{(.*)\\})? (\\S+)".formatted(NAME));
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?Inf|NaN");

  /** What a sample's name has behind that of its family. */
  private static final Map<String, Set<String>> SUFFIXES =
      Map.of(
          "counter", Set.of("_total", "_created"),
          "gauge", Set.of(""),
          "histogram", Set.of("_bucket", "_sum", "_count", "_created"),
          "info", Set.of("_info"),
          "summary", Set.of("", "_sum", "_count", "_created"),
          "unknown", Set.of(""));

  private final Map<String, Family> families = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** A value of a metric. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  private static final class Family {
    final Map<String, String> meta = new TreeMap<>();
    final List<Sample> samples = new ArrayList<>();
  }

  private OpenMetrics() {}

  /**
   * @throws IllegalArgumentException with the line that is none of the format
   */
  static OpenMetrics parse(String text) {
    if (!text.endsWith("\n# EOF\n")) {
      throw new IllegalArgumentException("The text does not end with a line \"# EOF\".");
    }
    OpenMetrics metrics = new OpenMetrics();
    String current = "";
    String lines = text.substring(0, text.length() - "# EOF\n".length());
    for (String line : lines.split("\n")) {
      current = metrics.line(line, current);
    }
    metrics.families.forEach(OpenMetrics::check);
    return metrics;
  }

  List<Sample> samples() {
    return samples;
  }

  /** The label names of each metric, by its name as queries have it. */
  Map<String, Set<String>> labels() {
    Map<String, Set<String>> labels = new TreeMap<>();
    samples.forEach(
        sample ->
            labels
                .computeIfAbsent(sample.name(), name -> new HashSet<>())
                .addAll(sample.labels().keySet()));
    return labels;
  }

  /** The sum of the samples that have all of these labels; NaN if there are none. */
  public double sum(String name, Map<String, String> labels) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Sample::value)
        .reduce(Double::sum)
        .orElse(Double.NaN);
  }

  /** Reads a line; returns the family that it belongs to. */
  private String line(String line, String current) {
    Matcher meta = META.matcher(line);
    if (meta.matches()) {
      String name = meta.group(2);
      require(name.equals(current) || !families.containsKey(name), "family again", line);
      Family family = families.computeIfAbsent(name, key -> new Family());
      require(family.samples.isEmpty(), "metadata after samples", line);
      String before = family.meta.put(meta.group(1), meta.group(3));
      require(before == null, "metadata twice", line);
      return name;
    }
    Matcher sample = SAMPLE.matcher(line);
    require(sample.matches() && NUMBER.matcher(sample.group(3)).matches(), "no sample", line);
    Family family = families.get(current);
    require(family != null && sample.group(1).startsWith(current), "sample of no family", line);
    String type = family.meta.getOrDefault("TYPE", "unknown");
    String suffix = sample.group(1).substring(current.length());
    require(SUFFIXES.getOrDefault(type, Set.of()).contains(suffix), "suffix of no " + type, line);
    Map<String, String> labels = labels(sample.group(2), line);
    require(seen.add(sample.group(1) + labels), "series twice", line);
    Sample read = new Sample(sample.group(1), labels, number(sample.group(3)));
    family.samples.add(read);
    samples.add(read);
    return current;
  }

  private static Map<String, String> labels(String text, String line) {
    Map<String, String> labels = new TreeMap<>();
    if (text == null || text.isEmpty()) {
      return labels;
    }
    Matcher label = LABEL.matcher(text);
    int at = 0;
    while (at < text.length()) {
      require(label.find(at) && label.start() == at, "no label", line);
      require(labels.put(label.group(1), label.group(2)) == null, "label twice", line);
      at = label.end();
    }
    require(!text.endsWith(","), "comma at the end", line);
    return labels;
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace("Inf", "Infinity"));
  }

  private static void check(String name, Family family) {
    String type = family.meta.getOrDefault("TYPE", "unknown");
    String unit = family.meta.getOrDefault("UNIT", "");
    require(unit.isEmpty() || name.endsWith("_" + unit), "unit not in the name", name);
    require(SUFFIXES.containsKey(type), "unknown type", name);
    for (Sample sample : family.samples) {
      require(!type.equals("info") || sample.value() == 1, "info that is not 1", name);
      require(!type.equals("counter") || sample.value() >= 0, "negative counter", name);
    }
    if (type.equals("histogram")) {
      buckets(name, family.samples).forEach(series -> checkBuckets(name, series));
    }
  }

  /** For each series its buckets in the order of the text, and then its count. */
  private static Collection<List<Sample>> buckets(String name, List<Sample> samples) {
    Map<String, List<Sample>> series = new LinkedHashMap<>();
    for (String suffix : List.of("_bucket", "_count")) {
      for (Sample sample : samples) {
        if (sample.name().equals(name + suffix)) {
          Map<String, String> labels = new TreeMap<>(sample.labels());
          labels.remove("le");
          series.computeIfAbsent(labels.toString(), key -> new ArrayList<>()).add(sample);
        }
      }
    }
    return series.values();
  }

  private static void checkBuckets(String name, List<Sample> series) {
    double bound = Double.NEGATIVE_INFINITY;
    double count = 0;
    for (Sample sample : series.subList(0, series.size() - 1)) {
      require(sample.labels().containsKey("le"), "bucket without a bound", name);
      double next = number(sample.labels().get("le"));
      require(next > bound && sample.value() >= count, "buckets that do not grow", name);
      bound = next;
      count = sample.value();
    }
    require(bound == Double.POSITIVE_INFINITY, "no bucket for all", name);
    require(series.get(series.size() - 1).value() == count, "count that is not the last", name);
  }

  private static void require(boolean holds, String what, String where) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": " + where);
    }
  }
}
