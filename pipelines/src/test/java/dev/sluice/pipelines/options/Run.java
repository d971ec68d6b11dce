package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.row.SetupException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A command line under construction, with everything required already there. */
final class Run {
  private final Map<String, String> flags = new LinkedHashMap<>();
  private final List<String> more = new ArrayList<>();
  private final Map<String, String> system = new TreeMap<>();
  private boolean spark;

  private Run() {}

  static Run minimal() {
    return bare()
        .with("cassandraHosts", "c1")
        .with("sourceTable", "shop.orders")
        .with("targetHosts", "p1")
        .with("targetDatabase", "warehouse")
        .with("targetUser", "loader");
  }

  static Run bare() {
    return new Run();
  }

  Run with(String flag, String value) {
    flags.put(flag, value);
    return this;
  }

  Run without(String flag) {
    flags.remove(flag);
    return this;
  }

  Run argument(String argument) {
    more.add(argument);
    return this;
  }

  Run system(String key, String value) {
    system.put(key, value);
    return this;
  }

  Run onSpark() {
    spark = true;
    return this;
  }

  /** What {@code stream-csv} needs. */
  static Run stream() {
    return bare()
        .with("input", "/data/in/*.csv")
        .with("targetTable", "public.events")
        .with("targetHosts", "p1")
        .with("targetDatabase", "warehouse")
        .with("targetUser", "loader");
  }

  MigrateSettings settings() {
    return MigrateSettings.of(arguments(), surroundings());
  }

  List<String> problems() {
    return catchThrowableOfType(SetupException.class, this::settings).problems();
  }

  StreamCsvSettings streamSettings() {
    return StreamCsvSettings.of(arguments(), surroundings());
  }

  List<String> streamProblems() {
    return catchThrowableOfType(SetupException.class, this::streamSettings).problems();
  }

  /** What {@code stream-kafka} needs. */
  static Run kafka() {
    return stream().without("input").with("bootstrapServers", "k1:9092").with("topics", "orders");
  }

  StreamKafkaSettings kafkaSettings() {
    return StreamKafkaSettings.of(arguments(), surroundings());
  }

  List<String> kafkaProblems() {
    return catchThrowableOfType(SetupException.class, this::kafkaSettings).problems();
  }

  /** What {@code ddl} needs. */
  static Run ddl() {
    return bare().with("cassandraHosts", "c1").with("sourceTable", "shop.orders");
  }

  DdlSettings ddlSettings() {
    return DdlSettings.of(arguments(), surroundings());
  }

  List<String> ddlProblems() {
    return catchThrowableOfType(SetupException.class, this::ddlSettings).problems();
  }

  CheckSettings checkSettings() {
    return CheckSettings.of(arguments(), surroundings());
  }

  List<String> checkProblems() {
    return catchThrowableOfType(SetupException.class, this::checkSettings).problems();
  }

  private String[] arguments() {
    List<String> arguments = new ArrayList<>();
    flags.forEach((flag, value) -> arguments.add("--" + flag + "=" + value));
    arguments.addAll(more);
    return arguments.toArray(String[]::new);
  }

  private Surroundings surroundings() {
    return new Surroundings(
        Map.of("PASSWORD", "from-env", "EMPTY", ""), system, 6, 1L << 30, spark);
  }
}
