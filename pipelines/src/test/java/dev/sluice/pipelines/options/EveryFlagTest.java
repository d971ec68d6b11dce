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
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.row.Secret;
import dev.sluice.row.TableName;
import dev.sluice.types.AllowedLosses;
import dev.sluice.types.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each flag of {@code migrate} has its place in the settings. */
class EveryFlagTest {
  private static final List<String> CONTRADICTING =
      List.of("columns", "tables", "excludeTables", "targetSchema");

  @TempDir Path folder;

  @Test
  void takesEveryFlag() throws IOException {
    Map<String, String> flags = everyFlag();
    Run run = Run.bare();
    flags.forEach(run::with);

    MigrateSettings settings = run.settings();

    assertThat(flags.keySet())
        .as("this test covers all flags but those that contradict others")
        .containsExactlyInAnyOrderElementsOf(
            Flags.MIGRATE.byName().keySet().stream()
                .filter(flag -> !CONTRADICTING.contains(flag))
                .toList());
    String store = file("store").toString();
    CassandraCluster.Store withPassword = new CassandraCluster.Store(store, new Secret("from-env"));
    assertThat(settings.cluster())
        .isEqualTo(
            new CassandraCluster(
                List.of("c1", "10.0.0.2", "::1"),
                9142,
                "dc1",
                new CassandraCluster.Login("reader", new Secret("from-env")),
                new CassandraCluster.Tls(withPassword, withPassword, false),
                Duration.ofMillis(1500)));
    assertThat(settings.read()).isEqualTo(new ReadSettings("LOCAL_ONE", 100, 0));
    assertThat(settings.source())
        .isEqualTo(
            new MigrateSettings.Source(
                new TableName("shop", "orders"),
                List.of(),
                List.of(),
                List.of("sum", "Total"),
                Map.of("tenant", "acme"),
                "total > 3 AND name = 'a,b # c'",
                new RingPart(BigInteger.valueOf(-7), BigInteger.TWO.pow(62), new BigDecimal("2.5")),
                new RowChoice(
                    Optional.of(Instant.parse("2026-11-21T23:00:00Z")),
                    Optional.of(Instant.parse("2026-11-23T00:00:00Z")),
                    false)));
  }

  @Test
  void takesEveryFlagOfTheTargetAndTheRun() throws IOException {
    String store = file("store").toString();
    Run run = Run.bare();
    everyFlag().forEach(run::with);

    MigrateSettings settings = run.settings();

    assertThat(settings.sizes()).isEqualTo(new MigrateSettings.SplitSizes(8 << 20, 2000));
    assertThat(settings.target())
        .isEqualTo(
            new PostgresTarget(
                TargetDriver.YUGABYTEDB,
                List.of("y1:7000", "y2:6000", "[::1]:7000"),
                "warehouse",
                "loader",
                new Secret("from-env"),
                false,
                new PostgresTarget.Tls("verify-full", store, store, store),
                Map.of("work_mem", "64MB", "statement_timeout", "0"),
                Duration.ofSeconds(3)));
    assertThat(settings.targetTable()).isEqualTo(new TableName("sales", "orders_copy"));
    assertThat(settings.createTarget()).isEqualTo(CreateTarget.IF_MISSING);
    assertThat(settings.types())
        .isEqualTo(
            new TypeChoices(
                List.of(new ColumnType("total", "numeric(12,2)")),
                new AllowedLosses(List.of("at"))));
    assertThat(settings.copying())
        .isEqualTo(
            new Copying(
                new CopySettings.Limits(10, 20, 65536, 0),
                InvalidText.STRIP,
                OnConflict.UPDATE,
                RejectLimit.ofShare(0.025)));
    assertThat(settings.format()).isEqualTo(WantedFormat.BINARY);
    assertThat(settings.run())
        .isEqualTo(
            new RunSettings(
                3,
                Optional.of(folder.resolve("r/s")),
                true,
                true,
                ProgressStyle.NONE,
                Optional.of(new MetricsAddress("127.0.0.1", 9400)),
                Map.of(
                    PaceKind.SOURCE_ROWS,
                    1000L,
                    PaceKind.SOURCE_BYTES,
                    2000L,
                    PaceKind.TARGET_ROWS,
                    3000L,
                    PaceKind.TARGET_BYTES,
                    4000L)));
  }

  private Map<String, String> everyFlag() throws IOException {
    String store = file("store").toString();
    Map<String, String> flags = new LinkedHashMap<>();
    flags.put("cassandraHosts", "c1, 10.0.0.2,::1");
    flags.put("cassandraPort", "9142");
    flags.put("cassandraLocalDc", "dc1");
    flags.put("cassandraUser", "reader");
    flags.put("cassandraPassword", "env:PASSWORD");
    flags.put("cassandraTls", "true");
    flags.put("cassandraTrustStore", store);
    flags.put("cassandraTrustStorePassword", "env:PASSWORD");
    flags.put("cassandraKeyStore", store);
    flags.put("cassandraKeyStorePassword", "env:PASSWORD");
    flags.put("cassandraHostnameValidation", "false");
    flags.put("consistency", "LOCAL_ONE");
    flags.put("requestTimeoutMs", "1500");
    flags.put("fetchSizeInRows", "100");
    flags.put("readRetries", "0");
    flags.put("sourceTable", "shop.orders");
    flags.put("excludeColumns", "sum, Total");
    flags.put("constants", "tenant=acme");
    flags.put("columnTypes", "total=numeric(12,2)");
    flags.put("allowLossy", "at");
    flags.put("where", "total > 3 AND name = 'a,b # c'");
    flags.put("tokenFrom", "-7");
    flags.put("tokenUntil", "4611686018427387904");
    flags.put("samplePercent", "2.50");
    flags.put("writetimeFrom", "2026-11-22T00:00+01:00");
    flags.put("writetimeTo", "2026-11-23T00:00:00Z");
    flags.put("staticRows", "filter");
    flags.put("inputSplitSizeMb", "8");
    flags.put("unitRows", "2000");
    flags.put("streams", "3");
    flags.put("maxStreams", "3");
    flags.put("sourceRowsPerSecond", "1000");
    flags.put("sourceBytesPerSecond", "2000");
    flags.put("targetRowsPerSecond", "3000");
    flags.put("targetBytesPerSecond", "4000");
    targetFlags(store, flags);
    return flags;
  }

  private void targetFlags(String store, Map<String, String> flags) throws IOException {
    flags.put("targetDriver", "yugabytedb");
    flags.put("targetHosts", "y1,y2:6000,[::1]");
    flags.put("targetPort", "7000");
    flags.put("targetDatabase", "warehouse");
    flags.put("targetUser", "loader");
    flags.put("targetPassword", "env:PASSWORD");
    flags.put("targetTable", "sales.orders_copy");
    flags.put("targetSslMode", "verify-full");
    flags.put("targetSslRootCert", store);
    flags.put("targetSslCert", store);
    flags.put("targetSslKey", store);
    flags.put("targetLoadBalance", "false");
    flags.put("targetSession", "work_mem=64MB,statement_timeout=0");
    flags.put("targetConnectTimeoutMs", "3000");
    flags.put("createTarget", "if-missing");
    flags.put("copyBufferRows", "20");
    flags.put("copyBufferBytes", "65536");
    flags.put("copyFlushEvery", "10");
    flags.put("copyFormat", "binary");
    flags.put("copyRetries", "0");
    flags.put("invalidText", "strip");
    flags.put("maxRejects", "2.5%");
    flags.put("onConflict", "update");
    flags.put("config", file("empty.properties").toString());
    flags.put("profile", "direct");
    flags.put("reportDir", folder.resolve("r/s").toString());
    flags.put("restart", "true");
    flags.put("truncateTarget", "true");
    flags.put("progress", "none");
    flags.put("metricsPort", "9400");
    flags.put("metricsHost", "127.0.0.1");
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? file : Files.createFile(file);
  }
}
