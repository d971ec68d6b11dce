package dev.sluice.pipelines.options;

import dev.sluice.copy.OnConflict;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.encode.InvalidText;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.redis.RedisServer;
import dev.sluice.row.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code rejects} was told, checked.
 *
 * @param ids numbers of rejects; empty for all that the action is about
 * @param table only rejects of this target table
 * @param state for {@code LIST}
 * @param registry of the schemas of Avro records; null if none is given
 * @param redis where records that were to go to Redis are replayed to
 */
public record RejectsSettings(
    Action action,
    PostgresTarget target,
    List<Long> ids,
    Optional<TableName> table,
    String state,
    int limit,
    InvalidText invalidText,
    OnConflict onConflict,
    @Nullable SchemaRegistry registry,
    Optional<RedisServer> redis) {

  public RejectsSettings {
    ids = List.copyOf(ids);
  }

  /** What to do with rejected rows. */
  public enum Action {
    LIST("lists rejected rows"),
    SHOW("shows all that is known of some, with the row itself"),
    REPLAY("tries to store them again"),
    DISCARD("gives them up");

    private final String summary;

    Action(String summary) {
      this.summary = summary;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String summary() {
      return summary;
    }
  }

  /**
   * Reads the action, flags and the config file.
   *
   * @param arguments the command line behind the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static RejectsSettings of(String[] arguments, Map<String, String> environment) {
    Problems problems = new Problems();
    Optional<Action> action = ActionWord.find(Flags.REJECTS, Action.class, arguments, problems);
    String[] flags = ActionWord.behind(arguments);
    Settings settings =
        Settings.collect(Flags.REJECTS, flags, Surroundings.ofThisProcess(environment), problems);
    RejectOptions options = settings.options(RejectOptions.class);
    RejectsSettings checked =
        new RejectsSettings(
            action.orElse(Action.LIST),
            new TargetSection(settings, problems).target(),
            ids(settings, action.orElse(Action.LIST), problems),
            Optional.ofNullable(options.getTargetTable())
                .map(table -> TableText.parse(settings, "targetTable", table, problems)),
            options.getState(),
            options.getLimit(),
            OddRowSection.invalidText(settings),
            OddRowSection.onConflict(settings),
            new RegistrySection(settings, problems).registry(),
            RedisServerSection.server(settings, problems));
    problems.throwIfAny();
    return checked;
  }

  private static List<Long> ids(Settings settings, Action action, Problems problems) {
    RejectOptions options = settings.options(RejectOptions.class);
    List<Long> ids = new ArrayList<>();
    for (String id : settings.list("id", options.getId(), problems)) {
      if (id.matches("[0-9]{1,18}")) {
        ids.add(Long.valueOf(id));
      } else {
        problems.add(settings.invalid("id", "numbers with commas between them, such as 3,17"));
      }
    }
    boolean needsChoice = action == Action.REPLAY || action == Action.DISCARD;
    if (needsChoice && options.getAll() != ids.isEmpty()) {
      problems.add(
          "Cannot %s without knowing which: give --id=NUMBER,… or --all=true, one of them."
              .formatted(action.word()));
    }
    if (action == Action.SHOW && options.getId() == null) {
      problems.add("Missing --id=NUMBER,… of the rows to show; the command rejects list has them.");
    }
    return ids;
  }
}
