package dev.sluice.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.NodeFacts;
import dev.sluice.row.Secret;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClusterRulesTest {
  private static final CassandraCluster.Login LOGIN =
      new CassandraCluster.Login("reader", new Secret("hidden"));

  @Test
  void aPasswordInPlainLeavesThisMachineOnlyWithAWarning() {
    assertThat(ClusterRules.encryption(cluster("192.0.2.1", null, LOGIN)).verdict())
        .isEqualTo(Verdict.WARN);
    assertThat(ClusterRules.encryption(cluster("127.0.0.1", null, LOGIN)).verdict())
        .isEqualTo(Verdict.OK);
    assertThat(ClusterRules.encryption(cluster("192.0.2.1", null, null)).verdict())
        .isEqualTo(Verdict.OK);
  }

  @Test
  void anUnknownDataCentreFailsAndAnUnspokenChoiceWarns() {
    List<NodeFacts> two = List.of(node("a", "dc1", "v1", true), node("b", "dc2", "v1", true));

    Line unknown = ClusterRules.dataCentres(cluster("a", "dc3", null), two);
    Line unspoken = ClusterRules.dataCentres(cluster("a", null, null), two);
    Line chosen = ClusterRules.dataCentres(cluster("a", "dc2", null), two);

    assertThat(unknown.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(unknown.found()).isEqualTo("dc1 with 1 node, dc2 with 1 node; none is called dc3");
    assertThat(unspoken.verdict()).isEqualTo(Verdict.WARN);
    assertThat(chosen.verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void nodesThatAreUpHaveToAgreeAboutTheSchema() {
    NodeFacts one = node("a", "dc1", "v1", true);

    assertThat(ClusterRules.schema(List.of(one, node("b", "dc1", "v2", false))).verdict())
        .isEqualTo(Verdict.OK);
    Line torn = ClusterRules.schema(List.of(one, node("b", "dc1", "v2", true)));
    assertThat(torn.verdict()).isEqualTo(Verdict.WARN);
    assertThat(torn.found()).isEqualTo("2 versions: a | b");
  }

  @Test
  void anUnreachableNodeMattersIfRowsAreReadFromIt() {
    NodeFacts near = node("a", "dc1", "v1", true);
    NodeFacts far =
        new NodeFacts(new UUID(0, 1), "b", 9042, "dc2", "r", "5.0.9", true, false, "v1");

    Line warned = ClusterRules.unreachable("node a", "up", near, "no answer");

    assertThat(warned.verdict()).isEqualTo(Verdict.WARN);
    assertThat(warned.advice()).contains("rpc_address", "firewall", "--cassandraLocalDc");
    assertThat(ClusterRules.unreachable("node b", "up", far, "no answer").verdict())
        .isEqualTo(Verdict.OK);
  }

  @Test
  void estimatesMayBeMissing() {
    assertThat(ClusterRules.estimate("size", 0).verdict()).isEqualTo(Verdict.WARN);
    assertThat(ClusterRules.estimate("size", 3L << 29).found()).startsWith("about 1.5 GiB");
  }

  private static CassandraCluster cluster(
      String host, @Nullable String dc, CassandraCluster.@Nullable Login login) {
    return new CassandraCluster(List.of(host), 9042, dc, login, null, Duration.ofSeconds(1));
  }

  private static NodeFacts node(String host, String dc, String schema, boolean up) {
    return new NodeFacts(new UUID(0, 1), host, 9042, dc, "r1", "5.0.9", up, true, schema);
  }
}
