package dev.sluice.pipelines.options;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code --constants=TARGET=VALUE,…}. */
final class ConstantList {
  private static final Pattern ITEM =
      Pattern.compile("\\s*([^,=\"]+?)\\s*=\\s*(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))\\s*(,|$)");

  private ConstantList() {}

  /** Values by target column, in the order given. */
  static Map<String, String> parse(Settings settings, @Nullable String text, Problems problems) {
    Map<String, String> constants = new LinkedHashMap<>();
    String rest = text == null ? "" : text;
    Matcher item = ITEM.matcher(rest);
    int at = 0;
    boolean more = !rest.isEmpty();
    while (more) {
      item.region(at, rest.length());
      if (!item.lookingAt()) {
        problems.add(
            settings.invalid(
                "constants",
                "TARGET=VALUE,…; in double quotes a value with commas or quotes, such as note=\"a, b\""));
        return Map.of();
      }
      String quoted = item.group(2);
      String value =
          quoted == null ? String.valueOf(item.group(3)).strip() : quoted.replace("\"\"", "\"");
      if (constants.put(item.group(1), value) != null) {
        problems.add(
            "%s gives column %s twice. Keep one."
                .formatted(settings.named("constants"), item.group(1)));
      }
      at = item.end();
      more = item.group(4).equals(",");
    }
    return constants;
  }
}
