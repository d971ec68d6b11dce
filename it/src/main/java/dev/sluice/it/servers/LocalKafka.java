package dev.sluice.it.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker that is its own controller, in a JVM of its own, listening on 127.0.0.1 only,
 * with a folder of its own that is deleted on {@link #close()} and at the end of this JVM, however
 * that comes. Topics are made before they are used: none appears by its name alone.
 *
 * <p>Needs system property {@code sluice.kafka.classpath}: the name of a file with the class path
 * of kafka_2.13, which the build writes. Thread-safe.
 */
public final class LocalKafka implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final long ANSWER_SECONDS = 5;
  private static final long ADMIN_SECONDS = 60;

  private final Settings settings;
  private final KafkaFolder.Addresses addresses = KafkaFolder.Addresses.free(ADDRESS);
  private final KafkaFolder folder;
  private final CloseOnExit closeOnExit;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger topics = new AtomicInteger();
  private @Nullable ForkedServer server;

  private LocalKafka(Settings settings) {
    this.settings = settings;
    this.folder = KafkaFolder.create(addresses, settings);
    this.closeOnExit = CloseOnExit.register("kafka", this::close);
  }

  /**
   * How to start a broker.
   *
   * @param heapMegabytes largest heap, at least 256
   * @param properties lines of server.properties, which win over those that every broker here has
   * @param tls null for plain connections without a login
   */
  public record Settings(
      int heapMegabytes, Map<String, String> properties, @Nullable KafkaTls tls) {

    public Settings {
      properties = Map.copyOf(properties);
      if (heapMegabytes < 256) {
        throw new IllegalArgumentException(
            "Invalid heapMegabytes: %d. Expected at least 256.".formatted(heapMegabytes));
      }
    }

    /** 512 MB of heap, plain connections. */
    public static Settings plain() {
      return new Settings(512, Map.of(), null);
    }

    /** As {@link #plain()}, for encrypted connections with a password only. */
    public static Settings secured(KafkaTls tls) {
      return new Settings(512, Map.of(), tls);
    }

    /** A copy with another heap. */
    public Settings withHeapMegabytes(int megabytes) {
      return new Settings(megabytes, properties, tls);
    }

    /** A copy with one more line of server.properties. */
    public Settings with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(properties);
      more.put(name, value);
      return new Settings(heapMegabytes, more, tls);
    }
  }

  /** Starts with {@link Settings#plain()}. */
  public static LocalKafka start() {
    return start(Settings.plain());
  }

  /**
   * Starts a broker with no topics and waits until it answers.
   *
   * @throws IllegalStateException when it does not within 180 s; the message has the first errors
   *     of its log
   */
  public static LocalKafka start(Settings settings) {
    LocalKafka kafka = new LocalKafka(settings);
    try {
      kafka.format();
      kafka.launch();
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** What clients set as {@code bootstrap.servers}; the same after a restart. */
  public String bootstrapServers() {
    return ADDRESS + ":" + addresses.port();
  }

  /** All that a client of any kind needs: the address, and how to log in if that is asked for. */
  public Map<String, String> clientProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("bootstrap.servers", bootstrapServers());
    if (settings.tls() != null) {
      properties.putAll(settings.tls().clientProperties());
    }
    return properties;
  }

  /** Creates a topic with a fresh name, which starts with {@code prefix}, and returns the name. */
  public String newTopic(String prefix, int partitions) {
    String name = prefix + "-" + topics.incrementAndGet();
    createTopic(name, partitions, Map.of());
    return name;
  }

  /**
   * Creates a topic.
   *
   * @param config of the topic, such as {@code retention.ms}
   * @throws IllegalStateException if it is there, or the broker refuses it
   */
  public void createTopic(String name, int partitions, Map<String, String> config) {
    NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
    try (Admin admin = admin()) {
      await(admin.createTopics(List.of(topic)).all(), ADMIN_SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot create topic %s with %d partitions and %s. Expected a new name and settings that Kafka knows."
              .formatted(name, partitions, config),
          e.getCause());
    }
  }

  /** A client for all the rest, which the caller closes. */
  public Admin admin() {
    return Admin.create(new HashMap<>(clientProperties()));
  }

  /** The process id; another one after {@link #restart()}. */
  public long pid() {
    return started().pid();
  }

  /** The broker's log; deleted with the broker. */
  public Path logFile() {
    return folder.log();
  }

  /** Ends the broker at once, as a crash would; its data stay. */
  public void kill() {
    started().stop(Signal.KILL);
  }

  /** Asks the broker to end and waits until it is gone; its data stay. */
  public void stop() {
    started().stop(Signal.TERM);
  }

  /**
   * Starts the broker again on the same port and data, after a {@link #stop()} if it runs, and
   * waits until it answers.
   */
  public void restart() {
    stop();
    launch();
  }

  /** Ends the broker and deletes its folder. A second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    closeOnExit.cancel();
    end();
    Folders.delete(folder.root());
  }

  private void format() {
    String clusterId = Uuid.randomUuid().toString();
    ForkedServer tool = fork(KafkaCommand.format(folder, clusterId));
    try {
      if (!tool.endsWithin(START_LIMIT) || tool.exitCode() != 0) {
        throw tool.failure("it could not format its folder");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while formatting Kafka's folder", e);
    }
    tool.stop(Signal.KILL);
  }

  private void launch() {
    // Not waited for under the lock: a shutdown hook may have to close in the meantime.
    fork(KafkaCommand.broker(folder, settings.heapMegabytes()))
        .awaitReady(this::answers, START_LIMIT);
  }

  private synchronized ForkedServer fork(List<String> command) {
    if (closed.get()) {
      throw isClosed();
    }
    server =
        ForkedServer.start(
            new ForkedServer.Launch("Kafka", command, Map.of(), folder.root(), folder.log()),
            Signal.KILL);
    return server;
  }

  private synchronized ForkedServer started() {
    if (server == null || closed.get()) {
      throw isClosed();
    }
    return server;
  }

  private synchronized void end() {
    if (server != null) {
      server.stop(Signal.KILL);
    }
  }

  /** A broker that has taken up its work is one of the cluster's nodes. */
  private boolean answers() {
    if (!Ports.accepts(ADDRESS, addresses.port())) {
      return false;
    }
    try (Admin admin = admin()) {
      return !await(admin.describeCluster().nodes(), ANSWER_SECONDS).isEmpty();
    } catch (ExecutionException | IllegalStateException stillStarting) {
      return false;
    }
  }

  private static <T> T await(KafkaFuture<T> answer, long seconds) throws ExecutionException {
    try {
      return answer.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for Kafka", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka does not answer within %d s".formatted(seconds), e);
    }
  }

  private static IllegalStateException isClosed() {
    return new IllegalStateException("Cannot use Kafka: it is closed. Start another one.");
  }
}
