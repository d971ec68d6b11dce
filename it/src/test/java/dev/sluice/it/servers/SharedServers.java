package dev.sluice.it.servers;

/**
 * One Cassandra (with authentication), one Kafka and one PostgreSQL for all integration tests of a
 * JVM. Each starts at its first use and ends with the JVM; tests ask for a fresh keyspace, topic or
 * database.
 */
public final class SharedServers {

  private SharedServers() {}

  public static LocalCassandra cassandra() {
    return Cassandra.SERVER;
  }

  public static LocalKafka kafka() {
    return Kafka.SERVER;
  }

  public static LocalPostgres postgres() {
    return Postgres.SERVER;
  }

  private static final class Cassandra {
    static final LocalCassandra SERVER =
        LocalCassandra.start(LocalCassandra.Settings.fastStart().withAuthentication());
  }

  private static final class Kafka {
    static final LocalKafka SERVER = LocalKafka.start();
  }

  private static final class Postgres {
    static final LocalPostgres SERVER = LocalPostgres.start();
  }
}
