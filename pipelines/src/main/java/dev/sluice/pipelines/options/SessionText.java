package dev.sluice.pipelines.options;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code NAME=VALUE,…} of {@code --targetSession}, and refuses what would break a unit. */
final class SessionText {
  private static final String FLAG = "targetSession";
  private static final Set<String> REFUSED =
      Set.of("yb_disable_transactional_writes", "yb_enable_upsert_mode");
  private static final Set<String> OFF = Set.of("off", "false", "no", "0", "f", "n");

  private final Settings settings;
  private final Problems problems;

  SessionText(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  Map<String, String> parse(@Nullable String text) {
    Map<String, String> session = new TreeMap<>();
    for (String item : settings.list(FLAG, text, problems)) {
      int equals = item.indexOf('=');
      String name = equals < 0 ? "" : item.substring(0, equals).strip();
      String value = item.substring(equals + 1).strip();
      if (!name.matches("[A-Za-z_][A-Za-z0-9_.]*")) {
        problems.add(
            "Invalid setting in %s: \"%s\". Expected NAME=VALUE."
                .formatted(settings.named(FLAG), item));
      } else if (REFUSED.contains(name.toLowerCase(Locale.ROOT))
          && !OFF.contains(value.toLowerCase(Locale.ROOT))) {
        problems.add(
            "Cannot use %s=%s in %s: a unit would not be all or nothing, and a second attempt would double rows. Leave it out."
                .formatted(name, value, settings.named(FLAG)));
      } else if (session.putIfAbsent(name, value) != null) {
        problems.add("%s sets %s twice. Keep one.".formatted(settings.named(FLAG), name));
      }
    }
    return session;
  }
}
