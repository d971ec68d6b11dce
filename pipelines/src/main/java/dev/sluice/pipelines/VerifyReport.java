package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.VerifyLedger.Difference;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.verify.Findings;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code verify} says at its end.
 *
 * @param equal whether both sides hold the same now
 * @param limits what came of each
 */
record VerifyReport(
    MigrateSettings settings,
    String id,
    Rows rows,
    Findings findings,
    List<Difference> differences,
    boolean equal,
    List<String> limits) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_LINES = 20;
  private static final int MOST_LETTERS = 120;

  /**
   * Rows of each side.
   *
   * @param unstorable of the source's, those that have no form in the target's types
   */
  record Rows(long source, long target, long unstorable) {}

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "outcome", outcome());
    line(
        text, "rows", format("%,d in the source, %,d in the target", rows.source(), rows.target()));
    if (rows.unstorable() > 0) {
      line(
          text,
          "",
          format(
              "%,d more of the source have no form in the target's types and belong in sluice.reject",
              rows.unstorable()));
    }
    if (findings.rows() > 0) {
      line(
          text,
          "differ",
          format(
              "%,d missing in the target, %,d only there, %,d with other values%s",
              findings.missing(),
              findings.extra(),
              findings.different(),
              findings.repaired() > 0 ? format("; %,d repaired", findings.repaired()) : ""));
    }
    for (Difference difference : differences.subList(0, Math.min(MOST_LINES, differences.size()))) {
      line(text, "", line(difference));
    }
    if (findings.rows() > 0) {
      line(
          text,
          "",
          format("SELECT * FROM sluice.difference WHERE verification_id = '%s' shows them", id));
    }
    findings.refusals().forEach(why -> line(text, "refused", why));
    limits.forEach(limit -> line(text, "limit", limit));
    return text.toString();
  }

  private String outcome() {
    if (!equal) {
      return findings.repaired() > 0
          ? "source and target still differ after the repair"
          : "source and target differ";
    }
    String same =
        findings.repaired() > 0
            ? "source and target hold the same after the repair"
            : "source and target hold the same";
    return rows.unstorable() > 0 ? same + ", but for rows that cannot be stored" : same;
  }

  private static String line(Difference difference) {
    String where = difference.kind() + " " + visible(difference.key());
    return difference.column().isEmpty()
        ? where
        : "%s: %s is %s in the source, %s in the target"
            .formatted(
                where, difference.column(), cut(difference.source()), cut(difference.target()));
  }

  private static String cut(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    return value.length() <= MOST_LETTERS
        ? "\"" + visible(value) + "\""
        : "\"%s…\" (%,d letters)"
            .formatted(visible(value.substring(0, MOST_LETTERS)), value.length());
  }

  /** Without what would break the line, or speak to the terminal. */
  private static String visible(String text) {
    return Pattern.compile("\\p{Cntrl}")
        .matcher(text)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }

  String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("verification", id)
        .put("source", settings.source().table().toString())
        .put("target", settings.targetTable().toString())
        .put("equal", equal)
        .put("sourceRows", rows.source())
        .put("targetRows", rows.target())
        .put("unstorable", rows.unstorable())
        .put("missing", findings.missing())
        .put("extra", findings.extra())
        .put("different", findings.different())
        .put("repaired", findings.repaired());
    ArrayNode list = json.putArray("differences");
    for (Difference difference : differences) {
      list.addObject()
          .put("number", difference.number())
          .put("kind", difference.kind())
          .put("key", difference.key())
          .put("column", difference.column())
          .put("source", difference.source())
          .put("target", difference.target());
    }
    return json.toPrettyString() + "\n";
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-8s %s%n", name, value));
  }
}
