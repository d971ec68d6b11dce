package dev.sluice.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A real Redis server (6.2) listening on 127.0.0.1 only, with a password and a folder of its own
 * that is deleted on {@link #close()} and at the end of this JVM, however that comes. Thread-safe.
 */
public final class LocalRedis implements AutoCloseable {

  /** The default user's password. */
  public static final String PASSWORD = "secret of redis";

  private static final String ADDRESS = "127.0.0.1";
  private static final String PROGRAM = "/redis-server-6.2.6-v5-linux-amd64";
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final int port = Ports.free(ADDRESS);
  private final Path folder = Folders.temporary("sluice-redis-");
  private final CloseOnExit closeOnExit = CloseOnExit.register("redis", this::close);
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable ForkedServer server;

  private LocalRedis() {}

  /** Starts an empty server that loses nothing: what it has answered is in its file. */
  public static LocalRedis start() {
    return start("always");
  }

  /** Starts an empty server that keeps nothing. */
  public static LocalRedis inMemory() {
    return start("no");
  }

  private static LocalRedis start(String sync) {
    LocalRedis redis = new LocalRedis();
    try {
      redis.install(sync);
      redis.launch();
      return redis;
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  public String host() {
    return ADDRESS;
  }

  public int port() {
    return port;
  }

  /** As the flag wants it. */
  public String address(int database) {
    return "redis://%s:%d/%d".formatted(ADDRESS, port, database);
  }

  /** A new connection, which the caller closes. */
  public Jedis connect(int database) {
    return new Jedis(
        new HostAndPort(ADDRESS, port),
        DefaultJedisClientConfig.builder().password(PASSWORD).database(database).build());
  }

  /** Ends the server at once, as {@code kill -9} does; its file stays. */
  public void kill() {
    started().stop(Signal.KILL);
  }

  /** Starts the server again on the same port and file, and waits until it answers. */
  public void restart() {
    kill();
    launch();
  }

  /** Ends the server and deletes its folder. A second call does nothing. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      closeOnExit.cancel();
      stop();
      Folders.delete(folder);
    }
  }

  private void install(String sync) {
    try (@Nullable InputStream program = LocalRedis.class.getResourceAsStream(PROGRAM)) {
      if (program == null) {
        throw new IllegalStateException(
            "Cannot find %s on the class path. Expected the jar embedded-redis. Add it as a dependency."
                .formatted(PROGRAM));
      }
      Path file = folder.resolve("redis-server");
      Files.copy(program, file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      Files.writeString(
          folder.resolve("redis.conf"),
          """
          bind %s
          port %d
          dir "%s"
          requirepass "%s"
          save ""
          appendonly %s
          appendfsync %s
          """
              .formatted(ADDRESS, port, folder, PASSWORD, sync.equals("no") ? "no" : "yes", sync));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot install Redis in " + folder, e);
    }
  }

  private void launch() {
    fork().awaitReady(this::answers, START_LIMIT);
  }

  private synchronized ForkedServer fork() {
    server =
        ForkedServer.start(
            new ForkedServer.Launch(
                "Redis",
                List.of(
                    folder.resolve("redis-server").toString(),
                    folder.resolve("redis.conf").toString()),
                Map.of(),
                folder,
                folder.resolve("server.log")),
            Signal.TERM);
    return server;
  }

  private synchronized ForkedServer started() {
    if (server == null || closed.get()) {
      throw new IllegalStateException("Cannot use Redis: it is closed. Start another one.");
    }
    return server;
  }

  private synchronized void stop() {
    if (server != null) {
      server.stop(Signal.TERM);
    }
  }

  private boolean answers() {
    if (!Ports.accepts(ADDRESS, port)) {
      return false;
    }
    try (Jedis redis = connect(0)) {
      return redis.ping().equals("PONG");
    } catch (JedisException stillLoading) {
      return false;
    }
  }
}
