package dev.sluice.pipelines.options;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The flags of a command.
 *
 * @param groups one for each interface that the command's options extend, in that order
 */
record Flags(List<Group> groups, SortedMap<String, Flag> byName) {
  /** The flags of {@code migrate}. */
  static final Flags MIGRATE = of(MigrateOptions.class);

  /** Flags of one concern, by name. */
  record Group(String title, List<Flag> flags) {}

  private static Flags of(Class<? extends PipelineOptions> options) {
    List<Group> groups = new ArrayList<>();
    SortedMap<String, Flag> byName = new TreeMap<>();
    for (Class<?> concern : options.getInterfaces()) {
      List<Flag> flags =
          Arrays.stream(concern.getDeclaredMethods())
              .filter(Flags::isGetter)
              .map(Flag::new)
              .sorted(Comparator.comparing(Flag::name))
              .toList();
      groups.add(new Group(concern.getAnnotation(Description.class).value(), flags));
      flags.forEach(flag -> byName.put(flag.name(), flag));
    }
    return new Flags(List.copyOf(groups), byName);
  }

  // Coverage agents add synthetic methods.
  private static boolean isGetter(Method method) {
    return method.getName().startsWith("get") && !method.isSynthetic();
  }

  Optional<Flag> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
