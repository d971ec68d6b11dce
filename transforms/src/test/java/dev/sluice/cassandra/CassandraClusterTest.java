package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cassandra.CassandraCluster.Login;
import dev.sluice.cassandra.CassandraCluster.Store;
import dev.sluice.cassandra.CassandraCluster.Tls;
import dev.sluice.row.Secret;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class CassandraClusterTest {
  private static final Login LOGIN = new Login("reader", new Secret("hidden"));
  private static final Tls TLS =
      new Tls(new Store("/trust", new Secret("hidden")), new Store("/key", null), true);
  private static final CassandraCluster CLUSTER =
      new CassandraCluster(List.of("one", "two"), 9042, "dc1", LOGIN, TLS, Duration.ofSeconds(30));

  @Test
  void neverShowsASecret() {
    assertThat(CLUSTER).hasToString("one,two:9042");
    assertThat(LOGIN).hasToString("Login[user=reader, password=***]");
    assertThat(TLS)
        .hasToString(
            "Tls[trustStore=Store[path=/trust, password=***], keyStore=Store[path=/key, password=null], hostnameValidation=true]");
  }

  @Test
  void travelsToWorkersAndIsTheSameThere() {
    assertThat(SerializableUtils.clone(CLUSTER)).isEqualTo(CLUSTER).hasSameHashCodeAs(CLUSTER);
  }
}
