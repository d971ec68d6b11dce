package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.sluice.it.servers.DelayProxy;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.ExitStatus;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bottleneck is made on purpose, and named first. */
class DiagnosisIT {
  private static final int ROWS = 400;

  @TempDir private Path folder;
  private Migration migration;

  @BeforeEach
  void create() throws Exception {
    migration = Migration.create(folder);
    migration.sql("CREATE TABLE t (p int, c int)");
    migration
        .cql()
        .execute("CREATE TABLE %s.t (p int, c int, PRIMARY KEY (p, c))".formatted(keyspace()));
  }

  @Test
  void aSourceFarAwayThatIsReadInSmallPages() {
    load(ROWS, 1);
    LocalCassandra cassandra = SharedServers.cassandra();
    try (DelayProxy proxy =
        DelayProxy.before(new InetSocketAddress(cassandra.host(), cassandra.port()))) {
      proxy.delay(Duration.ofMillis(20));

      assertThat(
              bottleneck(
                  "--streams=1",
                  "--fetchSizeInRows=10",
                  "--cassandraHosts=" + proxy.host(),
                  "--cassandraPort=" + proxy.port()))
          .startsWith("Bottleneck: waiting for Cassandra (")
          .contains("a larger --fetchSizeInRows helps narrow rows.");
    }
  }

  @Test
  void aTargetTableWithASlowTrigger() throws Exception {
    load(ROWS, 1);
    trigger("CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW", 0.003);

    assertThat(bottleneck("--streams=1"))
        .startsWith("Bottleneck: the target's COPY and commit (")
        .contains("look at the table's indexes and triggers");
  }

  @Test
  void aConstraintThatIsCheckedAtTheCommit() throws Exception {
    load(ROWS, 1);
    trigger(
        "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW",
        0.003);

    assertThat(bottleneck("--streams=1"))
        .startsWith("Bottleneck: the target's commits (")
        .contains("deferred constraints");
  }

  @Test
  void claimsThatTakeLong() throws Exception {
    load(ROWS, 1);
    // An empty table makes the ledger.
    migration.cql().execute("CREATE TABLE %s.empty (p int PRIMARY KEY)".formatted(keyspace()));
    migration.sql("CREATE TABLE empty (p int)");
    assertThat(migration.run("empty").status()).isEqualTo(ExitStatus.DONE);
    trigger("CREATE TRIGGER slow BEFORE INSERT ON sluice.unit FOR EACH ROW", 1);

    assertThat(bottleneck("--streams=1"))
        .startsWith("Bottleneck: connecting to the target and claiming units (")
        .contains("its locks on sluice.unit");
  }

  /** One partition has nearly all rows. */
  @Test
  void aSkewedPartition() throws Exception {
    load(1, ROWS);
    load(40, 1);
    trigger("CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW", 0.003);

    assertThat(bottleneck("--streams=4"))
        .startsWith("Bottleneck: units of uneven size (")
        .contains("A partition is never cut");
  }

  /** The report's line. */
  private String bottleneck(String... flags) {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("--runner=DirectRunner");
    Migration.Result result = migration.run("t", all.toArray(String[]::new));
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    return result
        .output()
        .lines()
        .filter(line -> line.startsWith("Bottleneck: "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(result.output()));
  }

  private String keyspace() {
    return migration.keyspace;
  }

  private void trigger(String when, double seconds) throws Exception {
    migration.sql(
        """
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(%s); RETURN NEW; END $$
        """
            .formatted(seconds));
    migration.sql(when + " EXECUTE FUNCTION slow()");
  }

  private void load(int partitions, int rows) {
    PreparedStatement insert =
        migration.cql().prepare("INSERT INTO %s.t (p, c) VALUES (?, ?)".formatted(keyspace()));
    for (int partition = 0; partition < partitions; partition++) {
      int p = partition;
      IntStream.range(0, rows).forEach(c -> migration.cql().execute(insert.bind(p, c)));
    }
  }
}
