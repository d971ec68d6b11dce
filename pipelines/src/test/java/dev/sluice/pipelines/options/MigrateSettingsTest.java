package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.ReadSettings;
import dev.sluice.cassandra.RingPart;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetDriver;
import dev.sluice.encode.InvalidText;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.row.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrateSettingsTest {
  @TempDir Path folder;

  @Test
  void hasDefaults() {
    MigrateSettings settings = Run.minimal().settings();

    assertThat(settings.cluster())
        .isEqualTo(
            new CassandraCluster(List.of("c1"), 9042, null, null, null, Duration.ofSeconds(60)));
    assertThat(settings.read()).isEqualTo(new ReadSettings("LOCAL_QUORUM", 5000, 5));
    assertThat(settings.source())
        .isEqualTo(
            new MigrateSettings.Source(
                new TableName("shop", "orders"),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                "",
                RingPart.WHOLE,
                RowChoice.ALL));
    assertThat(settings.sizes()).isEqualTo(new MigrateSettings.SplitSizes(64 << 20, 100_000));
    assertThat(settings.target())
        .isEqualTo(
            new PostgresTarget(
                TargetDriver.POSTGRESQL,
                List.of("p1:5432"),
                "warehouse",
                "loader",
                null,
                false,
                null,
                Map.of(),
                Duration.ofSeconds(10)));
    assertThat(settings.targetTable()).isEqualTo(new TableName("public", "orders"));
    assertThat(settings.createTarget()).isEqualTo(CreateTarget.NEVER);
    assertThat(settings.copying())
        .isEqualTo(
            new Copying(
                new CopySettings.Limits(50_000, 100_000, 4 << 20, 5),
                InvalidText.REJECT,
                OnConflict.REJECT,
                RejectLimit.ofRows(0)));
    assertThat(settings.format()).isEqualTo(WantedFormat.AUTO);
    assertThat(settings.run())
        .isEqualTo(
            new RunSettings(
                6, Optional.empty(), false, false, ProgressStyle.AUTO, Optional.empty(), Map.of()));
    assertThat(settings.notes()).isEmpty();
    assertThat(settings.spark()).isEmpty();
  }

  @Test
  void showsWhatIsInEffectWithoutPasswords() throws IOException {
    Files.writeString(folder.resolve("m.properties"), "targetPassword=hunter2\n");

    Map<String, String> shown =
        Run.minimal()
            .with("config", folder.resolve("m.properties").toString())
            .with("cassandraUser", "reader")
            .with("cassandraPassword", "env:PASSWORD")
            .with("copyRetries", "7")
            .settings()
            .shown();

    assertThat(shown)
        .containsEntry("targetPassword", "***")
        .containsEntry("cassandraPassword", "env:PASSWORD")
        .containsEntry("copyRetries", "7")
        .containsEntry("readRetries", "5")
        .containsEntry("targetTable", "public.orders")
        .containsEntry("runner", "DirectRunner")
        .containsEntry("profile", "direct")
        .containsEntry("streams", "6");
  }

  @ParameterizedTest
  @CsvSource({"'a:9142,b:9142',9042", "'a:9142,b',9142", "'a,b',9142"})
  void thePortOfCassandraMayStandWithItsHosts(String hosts, String port) {
    MigrateSettings settings =
        Run.minimal().with("cassandraHosts", hosts).with("cassandraPort", port).settings();

    assertThat(settings.cluster().hosts()).containsExactly("a", "b");
    assertThat(settings.cluster().port()).isEqualTo(9142);
  }

  @Test
  void namesAllThatIsMissing() {
    assertThat(Run.bare().problems())
        .containsExactly(
            "Missing --cassandraHosts=HOST[:PORT],… (in the config file: cassandraHosts or cassandra.host).",
            "Missing --targetDatabase=NAME (in the config file: targetDatabase or postgres.database or yugabyte.database).",
            "Missing --targetHosts=HOST[:PORT],… (in the config file: targetHosts or postgres.host or yugabyte.host).",
            "Missing --targetUser=NAME (in the config file: targetUser or postgres.username or yugabyte.username).",
            "Missing --sourceTable=KEYSPACE.TABLE (in the config file: sourceTable or table.source.keyspace with table.source.table). For several tables give --tables=KEYSPACE.* or --tables=KEYSPACE.TABLE,….");
  }

  @Test
  void reportsEveryProblemAtOnce() {
    assertThat(
            Run.minimal()
                .with("fetchSize", "10")
                .with("copyRetries", "many")
                .with("targetSession", "yb_enable_upsert_mode=on")
                .without("targetUser")
                .problems())
        .containsExactly(
            "Unknown flag --fetchSize. Did you mean --fetchSizeInRows?",
            "Invalid --copyRetries: \"many\". Expected a whole number from 0 to 1000.",
            "Missing --targetUser=NAME (in the config file: targetUser or postgres.username or yugabyte.username).",
            "Cannot use yb_enable_upsert_mode=on in --targetSession: a unit would not be all or nothing, and a second attempt would double rows. Leave it out.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cassandraHosts|a,,b|Invalid --cassandraHosts: \"a,,b\". Expected no empty place between commas.",
        "cassandraHosts|a:0|Invalid host in --cassandraHosts: \"a:0\". Expected HOST or HOST:PORT, an IPv6 address before a port in brackets.",
        "cassandraHosts|<host>|Invalid host in --cassandraHosts: \"<host>\". Expected HOST or HOST:PORT, an IPv6 address before a port in brackets.",
        "cassandraHosts|a:9043,b|--cassandraHosts has hosts with ports 9042 and 9043. The nodes of a cluster must listen on one: give it to each host, or once as --cassandraPort, in a config file cassandra.port.",
        "cassandraPort|0|Invalid --cassandraPort: \"0\". Expected a whole number from 1 to 65535.",
        "cassandraPort|99999999999|Invalid --cassandraPort: \"99999999999\". Expected a whole number from 1 to 65535.",
        "cassandraPort|null|Invalid --cassandraPort: \"null\". Expected a whole number from 1 to 65535.",
        "cassandraTls|yes|Invalid --cassandraTls: \"yes\". Expected true or false.",
        "cassandraTrustStore|/does/not/exist|Invalid --cassandraTrustStore: \"/does/not/exist\". Expected a readable file.",
        "cassandraHostnameValidation|false|--cassandraHostnameValidation means nothing without TLS. Leave it out, or give --cassandraTls=true.",
        "cassandraTrustStorePassword|env:PASSWORD|--cassandraTrustStorePassword needs --cassandraTrustStore=FILE.",
        "cassandraUser|reader|`--cassandraUser needs --cassandraPassword=env:NAME|file:PATH. Give both, or neither for a cluster without logins.`",
        "cassandraPassword|env:PASSWORD|--cassandraPassword needs --cassandraUser. Give both, or neither for a cluster without logins.",
        "consistency|EACH_QUORUM|Invalid --consistency: \"EACH_QUORUM\". Expected one of LOCAL_QUORUM, LOCAL_ONE, ONE, TWO, THREE, QUORUM, ALL.",
        "requestTimeoutMs|0|Invalid --requestTimeoutMs: \"0\". Expected a whole number from 1 to 3600000.",
        "fetchSizeInRows|1.5|Invalid --fetchSizeInRows: \"1.5\". Expected a whole number from 1 to 1000000.",
        "readRetries|-1|Invalid --readRetries: \"-1\". Expected a whole number from 0 to 1000.",
        "sourceTable|orders|Invalid --sourceTable: \"orders\". Expected KEYSPACE.TABLE, both as the server stores them; in double quotes what has dots, quotes or spaces.",
        "sourceTable|shop.\"Orders|Invalid --sourceTable: \"shop.\"Orders\". Expected KEYSPACE.TABLE, both as the server stores them; in double quotes what has dots, quotes or spaces.",
        "columns|id,=x|Invalid column in --columns: \"=x\". Expected SOURCE or SOURCE=TARGET.",
        "columns|id,id=x|Invalid column in --columns: \"id=x\". Column id is there before; copy it once.",
        "columns|id,x=id|Invalid column in --columns: \"x=id\". Another column already goes to id; choose another name.",
        "where|WHERE a = 1|Invalid --where: \"WHERE a = 1\". Expected the condition without the word WHERE.",
        "where|a = 1 ALLOW FILTERING|Invalid --where: \"a = 1 ALLOW FILTERING\". Expected the condition alone; Sluice adds ALLOW FILTERING.",
        "where|a = 1;|Invalid --where: \"a = 1;\". Expected a condition without a semicolon at the end.",
        "tokenFrom|1.5|Invalid --tokenFrom: \"1.5\". Expected a token: a whole number.",
        "samplePercent|0.01|Invalid --samplePercent: \"0.01\". Expected a number from 0.1 to 100, such as 2.5.",
        "samplePercent|100.1|Invalid --samplePercent: \"100.1\". Expected a number from 0.1 to 100, such as 2.5.",
        "writetimeFrom|2026-11-22|Invalid --writetimeFrom: \"2026-11-22\". Expected a moment in ISO 8601 with its zone, such as 2026-11-22T03:00:00Z.",
        "staticRows|keep|Invalid --staticRows: \"keep\". Expected one of reject, filter.",
        "inputSplitSizeMb|0|Invalid --inputSplitSizeMb: \"0\". Expected a whole number from 1 to 1048576.",
        "unitRows|0|Invalid --unitRows: \"0\". Expected a whole number from 1 to 1000000000.",
        "streams|-1|Invalid --streams: \"-1\". Expected a whole number from 0 to 100000.",
        "targetDriver|mysql|Invalid --targetDriver: \"mysql\". Expected one of postgresql, yugabytedb.",
        "targetHosts|p1:0|Invalid host in --targetHosts: \"p1:0\". Expected HOST or HOST:PORT, an IPv6 address in brackets.",
        "targetHosts|::1|Invalid host in --targetHosts: \"::1\". Expected HOST or HOST:PORT, an IPv6 address in brackets.",
        "targetPort|70000|Invalid --targetPort: \"70000\". Expected a whole number from 1 to 65535.",
        "targetDatabase|a?ssl=false|Invalid --targetDatabase: \"a?ssl=false\". Expected a name without spaces and without / ? & # %.",
        "targetTable|a.b.c|Invalid --targetTable: \"a.b.c\". Expected SCHEMA.TABLE, both as the server stores them; in double quotes what has dots, quotes or spaces.",
        "targetSslMode|yes|Invalid --targetSslMode: \"yes\". Expected one of disable, allow, prefer, require, verify-ca, verify-full.",
        "targetLoadBalance|true|--targetLoadBalance needs --targetDriver=yugabytedb. Leave it out: with postgresql, Sluice spreads the connections over --targetHosts itself.",
        "targetSession|work_mem|Invalid setting in --targetSession: \"work_mem\". Expected NAME=VALUE.",
        "targetSession|a=1,a=2|--targetSession sets a twice. Keep one.",
        "targetSession|yb_disable_transactional_writes=ON|Cannot use yb_disable_transactional_writes=ON in --targetSession: a unit would not be all or nothing, and a second attempt would double rows. Leave it out.",
        "targetConnectTimeoutMs|1500|Invalid --targetConnectTimeoutMs: \"1500\". Expected whole seconds, such as 10000: the drivers know no less.",
        "createTarget|always|Invalid --createTarget: \"always\". Expected one of never, if-missing.",
        "copyBufferRows|0|Invalid --copyBufferRows: \"0\". Expected a whole number from 1 to 10000000.",
        "copyBufferBytes|4MiB|Invalid --copyBufferBytes: \"4MiB\". Expected a whole number from 65536 to 1073741824.",
        "copyFlushEvery|0|Invalid --copyFlushEvery: \"0\". Expected a whole number from 1 to 10000000.",
        "copyRetries|1001|Invalid --copyRetries: \"1001\". Expected a whole number from 0 to 1000.",
        "invalidText|keep|Invalid --invalidText: \"keep\". Expected one of reject, replace, strip.",
        "restart|1|Invalid --restart: \"1\". Expected true or false.",
        "truncateTarget|TRUE|Invalid --truncateTarget: \"TRUE\". Expected true or false.",
        "progress|fancy|Invalid --progress: \"fancy\". Expected one of auto, bar, plain, json, none, quiet.",
        "config|/does/not/exist|Cannot read --config: /does/not/exist does not exist. Expected a properties file in UTF-8.",
        "profile|fast|Unknown profile: \"fast\". Expected one of direct, spark-local, spark-cluster, remote, high-throughput, memory-constrained, low-latency, streaming, dynamic-allocation, dynamic-allocation-streaming, kubernetes, or the path of a properties file.",
        "sparkMaster|local[2]|Cannot use --sparkMaster. Use -Dspark.master or spark.master in the profile or config (--sparkMaster stages the whole class path).",
        "spark.master|local[2]|Unknown flag --spark.master. Spark settings go into the config or profile file, or as -Dspark.master=… to the JVM, or as --conf to spark-submit.",
        "cassandra.host|c1|Unknown flag --cassandra.host. Did you mean --cassandraHosts?",
        "zzz|1|Unknown flag --zzz. Run the command help migrate for a list.",
        "targetParallelism|x|Invalid --targetParallelism: \"x\". Beam says: Cannot deserialize value of type `int` from String \"x\": not a valid `int` value",
        "runner|Flink|Invalid --runner: \"Flink\". Beam says: Unknown 'runner' specified 'Flink', supported pipeline runners [DirectRunner, SparkRunner, SparkStructuredStreamingRunner, TestSparkRunner]",
      })
  void rejects(String flag, String value, String problem) {
    assertThat(Run.minimal().with(flag, value).problems()).containsExactly(problem);
  }

  @Test
  void rejectsAFlushThatNeverComes() {
    assertThat(Run.minimal().with("copyFlushEvery", "200").with("copyBufferRows", "100").problems())
        .containsExactly(
            "--copyFlushEvery=200 is more than --copyBufferRows=100: the buffer would be full before. Expected at most as many.");
  }

  @Test
  void rejectsAReportDirThatIsAFile() throws IOException {
    String file = file("report").toString();

    assertThat(Run.minimal().with("reportDir", file).problems())
        .containsExactly(
            "Invalid --reportDir: \"%s\". Expected a directory that can be written or created."
                .formatted(file));
  }

  @Test
  void takesBareBooleansAndBeamsFlags() {
    MigrateSettings settings =
        Run.minimal().argument("--restart").with("jobName", "orders").settings();

    assertThat(settings.run().restart()).isTrue();
    assertThat(settings.pipelineOptions().getJobName()).isEqualTo("orders");
  }

  @Test
  void takesAnEmptyValueForTheDefault() {
    assertThat(Run.minimal().with("copyRetries", "").settings().copying().limits().retries())
        .isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "101%", "1,5%", "%", "0x10", "1e3"})
  void theRejectLimitIsANumberOrAShare(String limit) {
    assertThat(Run.minimal().with("maxRejects", limit).problems())
        .containsExactly(
            "Invalid --maxRejects: \"%s\". Expected a number of rows such as 100, or a share from 0%% to 100%% such as 0.1%%."
                .formatted(limit));
  }

  @Test
  void neverRepeatsWhatMayBeAPassword() {
    assertThat(
            Run.minimal()
                .argument("--targetPassword")
                .argument("hunter2")
                .argument("--copyRetries=1")
                .argument("--copyRetries=2")
                .problems())
        .containsExactly(
            "Missing value of --targetPassword. Expected --targetPassword=env:NAME|file:PATH.",
            "Cannot understand argument 7, behind --targetPassword. Write --name=value, with an equals sign.",
            "--copyRetries is given twice. Write it once; lists take commas.");
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? file : Files.createFile(file);
  }
}
