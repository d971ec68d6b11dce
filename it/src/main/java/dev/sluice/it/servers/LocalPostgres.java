package dev.sluice.it.servers;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetDriver;
import dev.sluice.row.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server listening on 127.0.0.1 only, with a folder of its own that is deleted on
 * {@link #close()} and at the end of this JVM, however that comes.
 *
 * <p>Everyone logs in by password (scram-sha-256), the superuser too. What is committed survives
 * {@link #immediateStop()} with any settings; what {@link Settings#fast()} gives up is safety
 * against a crash of the machine. Thread-safe.
 */
public final class LocalPostgres implements AutoCloseable {

  /** The superuser's name, and a database that is always there. */
  public static final String SUPERUSER = "postgres";

  /** The superuser's password. */
  public static final String SUPERUSER_PASSWORD = "postgres";

  private static final String ADDRESS = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final int port;
  private final PostgresFolder folder;
  private final CloseOnExit closeOnExit;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger databases = new AtomicInteger();
  private @Nullable ForkedServer server;

  private LocalPostgres() {
    this.port = Ports.free(ADDRESS);
    this.folder = PostgresFolder.create();
    this.closeOnExit = CloseOnExit.register("postgres", this::close);
  }

  /**
   * How to start a server.
   *
   * @param parameters lines of postgresql.conf, which win over those that every server here has
   * @param tls null for plain connections
   */
  public record Settings(Map<String, String> parameters, @Nullable PostgresTls tls) {

    public Settings {
      parameters = Map.copyOf(parameters);
    }

    /** Never waits for the disk. For tests. */
    public static Settings fast() {
      return new Settings(Map.of("fsync", "off"), null)
          .with("full_page_writes", "off")
          .with("shared_buffers", "64MB");
    }

    /** Commits reach the disk, as in production. For benchmarks. */
    public static Settings durable() {
      return new Settings(Map.of("fsync", "on"), null)
          .with("synchronous_commit", "on")
          .with("shared_buffers", "256MB")
          .with("max_wal_size", "4GB");
    }

    /** A copy with one more line of postgresql.conf. */
    public Settings with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(parameters);
      more.put(name, value);
      return new Settings(more, tls);
    }

    /** A copy that takes encrypted connections only. */
    public Settings withTls(PostgresTls encryption) {
      return new Settings(parameters, encryption);
    }
  }

  /** Starts with {@link Settings#fast()}. */
  public static LocalPostgres start() {
    return start(Settings.fast());
  }

  /**
   * Starts a server with an empty cluster and waits until it answers.
   *
   * @throws IllegalStateException when it does not within 180 s; the message has the first errors
   *     of its log
   */
  public static LocalPostgres start(Settings settings) {
    LocalPostgres postgres = new LocalPostgres();
    try {
      postgres.folder.initialise(SUPERUSER, SUPERUSER_PASSWORD, postgres.parameters(settings));
      postgres.launch();
      return postgres;
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  public String host() {
    return ADDRESS;
  }

  public int port() {
    return port;
  }

  /** The URL of a database, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(ADDRESS, port, database);
  }

  /** Lines of a config file by which a command finds a database, as the superuser. */
  public String config(String database) {
    return """
    postgres.host=%s
    postgres.port=%d
    postgres.database=%s
    postgres.username=%s
    postgres.password=%s
    """
        .formatted(ADDRESS, port, database, SUPERUSER, SUPERUSER_PASSWORD);
  }

  /** How the product connects to a database as the superuser. */
  public PostgresTarget target(String database) {
    return new PostgresTarget(
        TargetDriver.POSTGRESQL,
        List.of(ADDRESS + ":" + port),
        database,
        SUPERUSER,
        new Secret(SUPERUSER_PASSWORD),
        false,
        null,
        Map.of(),
        Duration.ofSeconds(10));
  }

  /** The process id of the postmaster; another one after {@link #restart()}. */
  public long pid() {
    return started().pid();
  }

  /** The server's log; deleted with the server. */
  public Path logFile() {
    return folder.log();
  }

  /** A new connection of the superuser, which the caller closes. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, SUPERUSER_PASSWORD);
  }

  /** Creates a database and returns its name, which starts with {@code prefix}. */
  public String newDatabase(String prefix) throws SQLException {
    String name = prefix + "_" + databases.incrementAndGet();
    execute("CREATE DATABASE " + quoted(name, '"'));
    return name;
  }

  /** Creates a role that may log in with that password and owns nothing. */
  public void newUser(String name, String password) throws SQLException {
    execute(
        "CREATE ROLE %s LOGIN PASSWORD %s".formatted(quoted(name, '"'), quoted(password, '\'')));
  }

  /**
   * Ends the process of one connection at once. The server takes that for a crash: it breaks all
   * other connections, recovers and goes on.
   *
   * @param pid as in {@code pg_stat_activity}
   * @return false when it was gone already
   */
  public boolean killBackend(long pid) {
    return ProcessHandle.of(pid())
        .flatMap(server -> server.children().filter(child -> child.pid() == pid).findFirst())
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  /** Breaks all connections and ends the server as a crash would; its data stay. */
  public void immediateStop() {
    started().stop(Signal.QUIT);
  }

  /**
   * Starts the server again on the same port and data, after an {@link #immediateStop()} if it
   * runs, and waits until it answers.
   */
  public void restart() {
    immediateStop();
    launch();
  }

  /** Ends the server and deletes its folder. A second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    closeOnExit.cancel();
    stop();
    Folders.delete(folder.root());
  }

  private Map<String, String> parameters(Settings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("listen_addresses", ADDRESS);
    all.put("port", Integer.toString(port));
    all.put("unix_socket_directories", "");
    all.put("max_connections", "200");
    all.put("logging_collector", "off");
    all.put("timezone", "UTC");
    if (settings.tls() != null) {
      all.putAll(folder.install(settings.tls()));
    }
    all.putAll(settings.parameters());
    return all;
  }

  private void launch() {
    // Not waited for under the lock: a shutdown hook may have to close in the meantime.
    fork().awaitReady(this::answers, START_LIMIT);
  }

  private synchronized ForkedServer fork() {
    ForkedServer.Launch launch =
        new ForkedServer.Launch(
            "PostgreSQL",
            folder.serverCommand(),
            PostgresFolder.ENVIRONMENT,
            folder.root(),
            folder.log());
    server = ForkedServer.start(launch, Signal.QUIT);
    return server;
  }

  private synchronized ForkedServer started() {
    if (server == null || closed.get()) {
      throw new IllegalStateException("Cannot use PostgreSQL: it is closed. Start another one.");
    }
    return server;
  }

  private synchronized void stop() {
    if (server != null) {
      server.stop(Signal.QUIT);
    }
  }

  private boolean answers() {
    if (!Ports.accepts(ADDRESS, port)) {
      return false;
    }
    try (Connection connection = connect(SUPERUSER)) {
      return connection.isValid(1);
    } catch (SQLException stillStarting) {
      return false;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect(SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String text, char quote) {
    String mark = String.valueOf(quote);
    return mark + text.replace(mark, mark + mark) + mark;
  }
}
