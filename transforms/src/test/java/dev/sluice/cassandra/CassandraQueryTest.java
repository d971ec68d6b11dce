package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class CassandraQueryTest {

  @Test
  void readsARangeOfTokens() {
    CassandraQuery query = query("");

    assertThat(query.rangeCql())
        .isEqualTo(
            "SELECT \"v\", \"id\" FROM \"shop\".\"orders\""
                + " WHERE token(\"id\") > ? AND token(\"id\") <= ?");
    assertThat(query.sampleCql())
        .isEqualTo(
            "SELECT \"v\", \"id\", token(\"id\") FROM \"shop\".\"orders\""
                + " WHERE token(\"id\") > ? LIMIT ?");
  }

  @Test
  void addsTheUsersCondition() {
    CassandraQuery query = query("v > 3");

    assertThat(query.rangeCql())
        .isEqualTo(
            "SELECT \"v\", \"id\" FROM \"shop\".\"orders\""
                + " WHERE token(\"id\") > ? AND token(\"id\") <= ? AND v > 3 ALLOW FILTERING");
    assertThat(query.sampleCql())
        .isEqualTo(
            "SELECT \"v\", \"id\", token(\"id\") FROM \"shop\".\"orders\""
                + " WHERE token(\"id\") > ? AND v > 3 LIMIT ? ALLOW FILTERING");
  }

  @Test
  void quotesEveryName() {
    CassandraQuery query =
        new CassandraQuery(
            new TableName("My Keyspace", "ta\"ble"),
            List.of("Part", "order"),
            List.of("a b", "\"", "order"),
            "");

    assertThat(query.rangeCql())
        .isEqualTo(
            "SELECT \"a b\", \"\"\"\", \"order\" FROM \"My Keyspace\".\"ta\"\"ble\""
                + " WHERE token(\"Part\", \"order\") > ? AND token(\"Part\", \"order\") <= ?");
  }

  @Test
  void asksForWhatIsToldOfCells() {
    CassandraQuery query =
        new CassandraQuery(
            new TableName("shop", "orders"),
            List.of("id"),
            List.of("id", "writetime(v)", "TTL(a \"b\")"),
            "");

    assertThat(query.rangeCql())
        .startsWith("SELECT \"id\", writetime(\"v\"), ttl(\"a \"\"b\"\"\") FROM");
  }

  private static CassandraQuery query(String where) {
    return new CassandraQuery(
        new TableName("shop", "orders"), List.of("id"), List.of("v", "id"), where);
  }
}
