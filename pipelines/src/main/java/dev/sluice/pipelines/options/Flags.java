package dev.sluice.pipelines.options;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The flags of a command.
 *
 * @param command the word for it
 * @param options the interface that extends one for each group
 * @param groups one for each interface that the command's options extend, in that order
 */
record Flags(
    String command,
    Class<? extends PipelineOptions> options,
    List<Group> groups,
    SortedMap<String, Flag> byName) {
  static final Flags MIGRATE = of("migrate", MigrateOptions.class);
  static final Flags PLAN = of("plan", PlanOptions.class);
  static final Flags VERIFY = of("verify", VerifyOptions.class);
  static final Flags STREAM_CSV = of("stream-csv", StreamCsvOptions.class);
  static final Flags STREAM_KAFKA = of("stream-kafka", StreamKafkaOptions.class);
  static final Flags CHECK = of("check", CheckOptions.class);
  static final Flags DDL = of("ddl", DdlOptions.class);
  static final Flags REJECTS = of("rejects", RejectsOptions.class);
  static final Flags REPORT = of("report", ReportCommandOptions.class);
  static final Flags CONTROL = of("control", ControlOptions.class);
  static final Flags PROFILES = of("profiles", ProfilesOptions.class);

  /** Of every command that has any. */
  static final List<Flags> ALL =
      List.of(
          MIGRATE,
          PLAN,
          VERIFY,
          DDL,
          CHECK,
          STREAM_CSV,
          STREAM_KAFKA,
          REPORT,
          CONTROL,
          REJECTS,
          PROFILES);

  /** Flags of one concern, by name. */
  record Group(String title, List<Flag> flags) {}

  private static Flags of(String command, Class<? extends PipelineOptions> options) {
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
    return new Flags(command, options, List.copyOf(groups), byName);
  }

  // Coverage agents add synthetic methods.
  private static boolean isGetter(Method method) {
    return method.getName().startsWith("get") && !method.isSynthetic();
  }

  Optional<Flag> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether the command runs a pipeline, so that Beam's flags and a profile mean something. */
  boolean runsPipeline() {
    return byName.containsKey("profile");
  }

  /** Whether the command runs a stream. */
  boolean streams() {
    return byName.containsKey("until");
  }

  /**
   * Whether the command looks at what another command would use: any part may be missing, and flags
   * that only others know are left alone.
   */
  boolean looksOnly() {
    return byName.containsKey("probeSeconds");
  }

  /** Whether a name that is none of the command's flags can be given all the same. */
  boolean mayHave(String name) {
    return looksOnly() || runsPipeline() && Names.beam().contains(name);
  }

  /** Whether a flag has to be given. */
  boolean requires(Flag flag) {
    return flag.required() && !looksOnly();
  }

  /** A flag of any command; where several have one of that name they agree about its form. */
  static Optional<Flag> known(String name) {
    return ALL.stream().flatMap(flags -> flags.find(name).stream()).findFirst();
  }

  /** The names of all commands' flags. */
  static SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    ALL.forEach(flags -> names.addAll(flags.byName.keySet()));
    return names;
  }
}
