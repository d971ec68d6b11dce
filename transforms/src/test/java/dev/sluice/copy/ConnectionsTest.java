package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {

  @Test
  void theLoadBalancingDriverGetsAllHosts() {
    PostgresTarget target = target(TargetDriver.YUGABYTEDB, Map.of(), "a:1", "b:2", "c:3");

    assertThat(Connections.url(target, target.hosts()))
        .isEqualTo("jdbc:yugabytedb://a:1,b:2,c:3/shop");
  }

  @Test
  void eachDriverHasItsScheme() {
    PostgresTarget target = target(TargetDriver.YUGABYTEDB, Map.of(), "[::1]:5433");

    assertThat(Connections.url(target, target.hosts()))
        .isEqualTo("jdbc:yugabytedb://[::1]:5433/shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+b", "a%41", "x?sslmode=disable", "a/b", "a b"})
  void anyDatabaseNameReachesTheDriverAsItIs(String database) {
    PostgresTarget named =
        new PostgresTarget(
            TargetDriver.POSTGRESQL,
            List.of("a:1"),
            database,
            "u",
            null,
            false,
            null,
            Map.of(),
            Duration.ofSeconds(1));

    assertThat(org.postgresql.Driver.parseURL(Connections.url(named, named.hosts()), null))
        .containsEntry("PGDBNAME", database);
  }

  @Test
  void aSessionWaitsForNobodyForEver() {
    PostgresTarget target = target(TargetDriver.POSTGRESQL, Map.of(), "a:1");

    assertThat(Connections.options(target))
        .isEqualTo(
            "-c IntervalStyle=postgres -c idle_in_transaction_session_timeout=600000 -c lock_timeout=60000"
                + " -c tcp_keepalives_count=3 -c tcp_keepalives_idle=30"
                + " -c tcp_keepalives_interval=10");
  }

  @Test
  void theUsersSettingsComeInOrderAndBeatOurs() {
    PostgresTarget target =
        target(
            TargetDriver.POSTGRESQL,
            Map.of(
                "work_mem", "64MB",
                "idle_in_transaction_session_timeout", "1000",
                "synchronous_commit", "off"),
            "a:1");

    assertThat(Connections.options(target))
        .isEqualTo(
            "-c IntervalStyle=postgres -c idle_in_transaction_session_timeout=1000 -c lock_timeout=60000"
                + " -c synchronous_commit=off -c tcp_keepalives_count=3 -c tcp_keepalives_idle=30"
                + " -c tcp_keepalives_interval=10 -c work_mem=64MB");
  }

  @Test
  void spacesAndBackslashesOfASettingAreEscaped() {
    PostgresTarget target =
        target(TargetDriver.POSTGRESQL, Map.of("search_path", "a, \"b c\\d\""), "a:1");

    assertThat(Connections.options(target)).contains(" -c search_path=a,\\ \"b\\ c\\\\d\" ");
  }

  @Test
  void theTargetNeverShowsItsPassword() {
    PostgresTarget target = target(TargetDriver.POSTGRESQL, Map.of(), "a:1", "b:2");

    assertThat(target).hasToString("a:1,b:2/shop");
    assertThat(SerializableUtils.clone(target)).isEqualTo(target);
  }

  private static PostgresTarget target(
      TargetDriver driver, Map<String, String> session, String... hosts) {
    return new PostgresTarget(
        driver,
        List.of(hosts),
        "shop",
        "loader",
        new Secret("hidden"),
        false,
        null,
        session,
        Duration.ofSeconds(10));
  }
}
