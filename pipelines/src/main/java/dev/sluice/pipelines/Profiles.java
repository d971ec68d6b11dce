package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.pipelines.options.ProfilesSettings;
import dev.sluice.pipelines.options.ProfilesSettings.Action;
import dev.sluice.pipelines.options.ProfilesSettings.Profile;
import dev.sluice.profiles.RunnerProfile;
import dev.sluice.profiles.Setting;
import java.io.PrintStream;

/** The command {@code profiles}: lists the settings that go with runners, or shows one set. */
final class Profiles {
  private final ProfilesSettings settings;
  private final PrintStream out;

  Profiles(ProfilesSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  ExitStatus run() {
    if (settings.action() == Action.LIST) {
      line("profile", "inherits", "streams", "executors", "for");
      settings.profiles().forEach(this::line);
      return ExitStatus.DONE;
    }
    Profile profile = settings.profiles().get(0);
    switch (settings.as()) {
      case TEXT -> text(profile);
      case JSON -> json(profile);
      case PROPERTIES -> properties(profile);
    }
    return ExitStatus.DONE;
  }

  private void line(Profile profile) {
    line(
        profile.name(),
        profile.ancestors().isEmpty() ? "" : profile.ancestors().get(0),
        streams(profile, ""),
        executors(profile),
        profile.about());
  }

  private void line(String name, String parent, String streams, String executors, String about) {
    out.printf("%-29s %-19s %-8s %-13s %s%n", name, parent, streams, executors, about);
  }

  /** Their number and the cores of each. */
  private static String executors(Profile profile) {
    Setting cores = profile.settings().get("spark.executor.cores");
    Setting instances = profile.settings().get("spark.executor.instances");
    Setting least = profile.settings().get("spark.dynamicAllocation.minExecutors");
    Setting most = profile.settings().get("spark.dynamicAllocation.maxExecutors");
    if (cores != null && instances != null) {
      return instances.value() + " x " + cores.value();
    }
    return cores != null && least != null && most != null
        ? "%s to %s x %s".formatted(least.value(), most.value(), cores.value())
        : "";
  }

  private static String streams(Profile profile, String unknown) {
    return profile.streams().isPresent() ? String.valueOf(profile.streams().getAsInt()) : unknown;
  }

  private void text(Profile profile) {
    out.printf("profile   %s%n", profile.name());
    if (!profile.about().isEmpty()) {
      out.printf("for       %s%n", profile.about());
    }
    if (!profile.ancestors().isEmpty()) {
      out.printf("inherits  %s%n", String.join(", ", profile.ancestors()));
    }
    out.printf("streams   %s%n%n", streams(profile, "as many as the cluster has slots"));
    int width = profile.settings().keySet().stream().mapToInt(String::length).max().orElse(0);
    int values =
        profile.settings().values().stream()
            .mapToInt(setting -> setting.value().length())
            .max()
            .orElse(0);
    profile
        .settings()
        .forEach(
            (key, setting) ->
                out.println(
                    "  %s  %s  %s"
                        .formatted(
                            pad(key, width),
                            pad(setting.value(), Math.min(values, 40)),
                            setting.origin())));
    profile.notes().forEach(note -> out.println("Note: " + note));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private void json(Profile profile) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("profile", profile.name());
    json.put("about", profile.about());
    profile.ancestors().forEach(json.putArray("inherits")::add);
    profile.streams().ifPresent(streams -> json.put("streams", streams));
    ObjectNode values = json.putObject("settings");
    profile
        .settings()
        .forEach(
            (key, setting) ->
                values
                    .putObject(key)
                    .put("value", setting.value())
                    .put("origin", setting.origin()));
    profile.notes().forEach(json.putArray("notes")::add);
    out.println(json.toPrettyString());
  }

  /** What a hidden value was is not known here, and the file is for others to see. */
  private void properties(Profile profile) {
    out.printf("# Profile %s with all that it inherits.%n", profile.name());
    profile.settings().forEach(this::property);
    profile.notes().forEach(note -> out.println("# Note: " + note));
  }

  private void property(String key, Setting setting) {
    String name = key.startsWith("spark.") ? key : RunnerProfile.PREFIX + key;
    String value = setting.value().replace("\\", "\\\\");
    out.printf(
        "# %s%n%s%s=%s%n",
        setting.origin(), setting.value().equals("***") ? "# hidden: " : "", name, value);
  }
}
