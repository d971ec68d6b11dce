package dev.sluice.it.chaos;

import dev.sluice.row.SetupException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The flags of {@code chaos}.
 *
 * @param kills faults to inject in all
 * @param seed chooses faults and moments
 * @param rows of the table
 * @param faults names of {@link Faults}, of which at least one is possible in these modes
 * @param minutes after which no further round begins, however many faults there were
 */
record ChaosSettings(
    int kills, long seed, long rows, List<Mode> modes, List<String> faults, long minutes) {
  private static final Map<String, List<Mode>> MODES =
      new TreeMap<>(
          Map.of(
              "local", List.of(Mode.LOCAL),
              "cluster", List.of(Mode.CLUSTER),
              "both", List.of(Mode.LOCAL, Mode.CLUSTER)));

  static ChaosSettings of(List<String> flags) {
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "kills", "100", "seed", "1", "rows", "30000", "mode", "both", "minutes", "1440"));
    values.put("faults", String.join(",", Faults.names()));
    for (String flag : flags) {
      int end = flag.indexOf('=');
      String name = flag.replaceFirst("=.*", "").replaceFirst("^--", "");
      if (end < 0 || !values.containsKey(name)) {
        throw new SetupException(
            "Unknown flag: \"%s\". Expected --NAME=VALUE with one of: %s."
                .formatted(flag, String.join(", ", values.keySet())));
      }
      values.put(name, flag.substring(end + 1));
    }
    List<Mode> modes = MODES.get(values.get("mode"));
    if (modes == null) {
      throw new SetupException(
          "Invalid --mode: \"%s\". Expected one of: %s."
              .formatted(values.get("mode"), String.join(", ", MODES.keySet())));
    }
    return new ChaosSettings(
        (int) number(values, "kills", 1, 1_000_000),
        number(values, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
        number(values, "rows", 1_000, 1_000_000),
        modes,
        faults(values, modes),
        number(values, "minutes", 1, 1_000_000));
  }

  private static List<String> faults(Map<String, String> values, List<Mode> modes) {
    List<String> faults = List.of(String.valueOf(values.get("faults")).split(","));
    for (String fault : faults) {
      if (!Faults.names().contains(fault)) {
        throw new SetupException(
            "Invalid --faults: \"%s\". Expected names, separated by commas, of: %s."
                .formatted(fault, String.join(", ", Faults.names())));
      }
    }
    if (faults.stream().noneMatch(fault -> Faults.possible(fault, modes))) {
      throw new SetupException(
          "None of --faults=%s can happen with --mode=%s. Choose another fault or mode."
              .formatted(values.get("faults"), values.get("mode")));
    }
    return faults;
  }

  private static long number(Map<String, String> values, String name, long least, long most) {
    String value = values.get(name);
    try {
      long number = Long.parseLong(String.valueOf(value));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the message below.
    }
    throw new SetupException(
        "Invalid --%s: \"%s\". Expected a number from %d to %d."
            .formatted(name, value, least, most));
  }
}
