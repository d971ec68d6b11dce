package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cassandra.RingPart;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.TargetDriver;
import dev.sluice.row.Secret;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final String EXISTING =
      """
      # Cassandra
      cassandra.host=c1,c2
      cassandra.port=9043
      cassandra.localDC=dc1
      cassandra.username=reader
      cassandra.password=pässword
      cassandra.fetchSizeInRows=10000
      cassandra.inputSplitSizeMb=256
      cassandra.consistencyLevel=LOCAL_ONE
      cassandra.readTimeoutMs=180000
      cassandra.retryCount=3
      cassandra.whereCondition=
      cassandra.concurrentReads=2048
      cassandra.readsPerSec=0
      cassandra.connection.timeoutMs=90000
      # YugabyteDB
      yugabyte.host=y1,y2,y3
      yugabyte.database=warehouse
      yugabyte.username=loader
      yugabyte.password=secret\\u0020
      yugabyte.loadBalanceHosts=true
      yugabyte.copyBufferSize=50000
      yugabyte.copyFlushEvery=25000
      yugabyte.connectionTimeout=60000
      yugabyte.socketTimeout=0
      yugabyte.maxPoolSize=8
      yugabyte.truncateTargetTable=true
      table.source.keyspace=shop
      table.source.table=orders
      table.target.schema=sales
      table.target.table=orders
      table.columnMapping.sum=total
      migration.checkpoint.enabled=true
      # Spark
      spark.master=local[3,4]
      spark.default.parallelism=32
      """;

  @TempDir Path folder;

  @Test
  void takesAnExistingMigrationFile() {
    MigrateSettings settings = Run.bare().with("config", file(EXISTING)).onSpark().settings();

    assertThat(settings.cluster().hosts()).containsExactly("c1", "c2");
    assertThat(settings.cluster().port()).isEqualTo(9043);
    assertThat(settings.cluster().login().password()).isEqualTo(new Secret("pässword"));
    assertThat(settings.target().driver()).isEqualTo(TargetDriver.YUGABYTEDB);
    assertThat(settings.target().hosts()).containsExactly("y1:5433", "y2:5433", "y3:5433");
    assertThat(settings.target().password()).isEqualTo(new Secret("secret "));
    assertThat(settings.target().loadBalance()).isTrue();
    assertThat(settings.copying().limits())
        .isEqualTo(new CopySettings.Limits(25_000, 50_000, 4 << 20, 5));
    assertThat(settings.source())
        .isEqualTo(
            new MigrateSettings.Source(
                new TableName("shop", "orders"),
                List.of(),
                List.of(new ColumnName("sum", "total")),
                List.of(),
                Map.of(),
                "",
                RingPart.WHOLE,
                RowChoice.ALL));
    assertThat(settings.targetTable()).isEqualTo(new TableName("sales", "orders"));
    assertThat(settings.spark())
        .containsEntry("spark.master", "local[3,4]")
        .containsEntry("spark.default.parallelism", "32");
    assertThat(settings.run().truncateTarget()).isFalse();
    assertThat(settings.shown())
        .containsEntry("targetDriver", "yugabytedb")
        .containsEntry("cassandraPassword", "***")
        .containsEntry("targetPassword", "***")
        .containsEntry("table.columnMapping.sum", "total");
  }

  @Test
  void saysWhyAKeyNeedsNothing() {
    assertThat(Run.bare().with("config", file(EXISTING)).onSpark().settings().notes())
        .containsExactly(
            "cassandra.concurrentReads in m.properties needs nothing: pages are prefetched in every stream.",
            "cassandra.connection.timeoutMs in m.properties needs nothing: every process keeps one session with as many connections as it can use.",
            "cassandra.readsPerSec in m.properties needs nothing: it counts requests of each core; --sourceRowsPerSecond limits the rows of the whole job.",
            "migration.checkpoint.enabled in m.properties needs nothing: the ledger resumes by itself.",
            "yugabyte.maxPoolSize in m.properties needs nothing: a unit has one connection, there is no pool.",
            "yugabyte.socketTimeout in m.properties needs nothing: a COPY may take as long as its unit needs; a limit would break it off.",
            "yugabyte.truncateTargetTable in m.properties needs nothing: Sluice never empties a table unless --truncateTarget is given.");
  }

  @Test
  void yieldsToFlags() {
    String config = file("copyRetries=1\ncassandra.retryCount=2\nyugabyte.host=y1\n");

    MigrateSettings settings =
        Run.minimal()
            .with("config", config)
            .with("copyRetries", "9")
            .with("targetDriver", "postgresql")
            .settings();

    assertThat(settings.copying().limits().retries()).isEqualTo(9);
    assertThat(settings.read().retries()).isEqualTo(2);
    assertThat(settings.target().hosts()).containsExactly("p1:5432");
  }

  @Test
  void beatsTheProfile() throws IOException {
    Path profile = folder.resolve("own.properties");
    Files.writeString(profile, "copyRetries=1\nreadRetries=1\n");
    String config = file("copyRetries=2\n");

    MigrateSettings settings =
        Run.minimal().with("config", config).with("profile", profile.toString()).settings();

    assertThat(settings.copying().limits().retries()).isEqualTo(2);
    assertThat(settings.read().retries()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cassandra.fetchSize=5|Unknown key cassandra.fetchSize in m.properties. Did you mean cassandra.fetchSizeInRows?",
        "qqq=5|Unknown key qqq in m.properties. Run the command help for a list.",
        "cassandra.retryCount=x|Invalid cassandra.retryCount in m.properties: \"x\". Expected a whole number from 0 to 1000.",
        "cassandra.readsPerSec=100|Invalid cassandra.readsPerSec in m.properties: \"100\". Expected 0: it counts requests of each core; --sourceRowsPerSecond limits the rows of the whole job.",
        "yugabyte.socketTimeout=5|Invalid yugabyte.socketTimeout in m.properties: \"5\". Expected 0: a COPY may take as long as its unit needs; a limit would break it off.",
        "copyRetries=5  # often|Invalid copyRetries in m.properties: \"5  # often\". Expected no comment behind the value: in a properties file it needs a line of its own.",
        "config=other|Cannot use config in m.properties: one config file cannot name another.",
        "sparkMaster=local|Cannot use sparkMaster in m.properties. Use -Dspark.master or spark.master in the profile or config (--sparkMaster stages the whole class path).",
        "table.columnMapping.a=|Invalid table.columnMapping.a in m.properties: \"\". Expected table.columnMapping.SOURCE=TARGET.",
        "table.target.table=a|Missing table.target.schema in m.properties, next to table.target.table in m.properties.",
        "copyRetries=\\uxyz|Cannot read --config FOLDER/m.properties: it has a \\u that no four hexadecimal digits follow. Write a backslash as \\\\.",
      })
  void rejects(String line, String problem) {
    assertThat(Run.minimal().with("config", file(line)).problems())
        .containsExactly(problem.replace("FOLDER", folder.toString()));
  }

  @Test
  void rejectsTwoKeysForOneSetting() {
    assertThat(
            Run.minimal()
                .with("config", file("copyFlushEvery=5\nyugabyte.copyFlushEvery=5\n"))
                .problems())
        .containsExactly(
            "copyFlushEvery in m.properties and yugabyte.copyFlushEvery in m.properties both set copyFlushEvery. Keep one of them.");
  }

  @Test
  void rejectsMappingsBesideChosenColumns() {
    assertThat(
            Run.minimal()
                .with("config", file("table.columnMapping.a=b"))
                .with("columns", "a,c")
                .problems())
        .containsExactly(
            "--columns and table.columnMapping.* contradict each other: the first names the columns to copy, the second copies all. Give the new names in --columns as SOURCE=TARGET.");
  }

  @Test
  void doesNotMissWhatAnUnreadableFileMayHold() {
    assertThat(Run.bare().with("config", "/does/not/exist").problems())
        .containsExactly(
            "Cannot read --config: /does/not/exist does not exist. Expected a properties file in UTF-8.");
  }

  @Test
  void everyAliasIsAFlag() {
    assertThat(SeedKeys.all().stream().flatMap(key -> SeedKeys.alias(key).stream()))
        .isNotEmpty()
        .allSatisfy(
            alias -> {
              assertThat(Flags.MIGRATE.find(alias.flag())).isPresent();
              assertThat(alias.implied().keySet())
                  .allSatisfy(flag -> assertThat(Flags.MIGRATE.find(flag)).isPresent());
            });
  }

  @Test
  void everyFlagIsExplainedAndNoneIsBeams() {
    assertThat(Flags.MIGRATE.byName().values())
        .allSatisfy(
            flag -> {
              assertThat(flag.description()).matches("[A-Zc-z0].*\\.");
              assertThat(flag.password()).isEqualTo(flag.name().endsWith("Password"));
            });
    assertThat(Names.beam()).doesNotContainAnyElementsOf(Flags.MIGRATE.byName().keySet());
  }

  private String file(String... lines) {
    Path file = folder.resolve("m.properties");
    try {
      Files.write(file, Arrays.asList(lines), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file.toString();
  }
}
