package dev.sluice.pipelines.options;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Which names exist, and which one was probably meant. */
final class Names {
  private static final Set<String> BEAM = beamFlags();

  private Names() {}

  static boolean isFlag(String name) {
    return Flags.known(name).isPresent() || BEAM.contains(name);
  }

  /** Why a flag of Beam's is not taken. */
  static Optional<String> refusal(String name) {
    return switch (name) {
      case "sparkMaster" ->
          Optional.of(
              "Use -Dspark.master or spark.master in the profile or config (--sparkMaster stages"
                  + " the whole class path).");
      case "help" -> Optional.of("Run the command help instead.");
      default -> Optional.empty();
    };
  }

  /** The nearest of Sluice's flags and of {@code others}, or else of Beam's. */
  static Optional<String> nearest(String name, Collection<String> others) {
    Set<String> own = Flags.names();
    own.addAll(others);
    return Similar.to(name, own).or(() -> Similar.to(name, BEAM));
  }

  /** All that Beam and the runners on the class path have registered. */
  static Set<String> beam() {
    return BEAM;
  }

  private static Set<String> beamFlags() {
    Set<String> names = new TreeSet<>();
    for (Class<? extends PipelineOptions> options : PipelineOptionsFactory.getRegisteredOptions()) {
      for (Method method : options.getMethods()) {
        if (method.getParameterCount() == 0) {
          for (String prefix : List.of("get", "is")) {
            if (method.getName().matches(prefix + "[A-Z].*")) {
              names.add(Introspector.decapitalize(method.getName().substring(prefix.length())));
            }
          }
        }
      }
    }
    return names;
  }
}
