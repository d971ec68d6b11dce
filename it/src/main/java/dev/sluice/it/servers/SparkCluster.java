package dev.sluice.it.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A real Spark standalone cluster: a master and two workers with three cores each, in JVMs of their
 * own, listening on loopback addresses only, with a folder of its own that is deleted on {@link
 * #close()} and at the end of this JVM, however that comes. Executors end with their workers.
 *
 * <p>Needs system property {@code sluice.spark.classpath}: the name of a file with Spark's class
 * path, which the build writes; and for {@link #submit} property {@code sluice.bundled.jar}.
 * Thread-safe.
 */
public final class SparkCluster implements AutoCloseable {
  private static final String MASTER_ADDRESS = "127.0.0.1";

  /** Two hosts to Spark, which never runs a task twice at the same time on one host. */
  private static final List<String> WORKER_ADDRESSES = List.of("127.0.0.1", "127.0.0.2");

  /** Two for executors, one for a driver. */
  private static final int WORKER_CORES = 3;

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final String JAR_PROPERTY = "sluice.bundled.jar";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SparkHome home;
  private final SparkCommand commands;
  private final int port = Ports.free(MASTER_ADDRESS);
  private final int webPort = Ports.free(MASTER_ADDRESS);
  private final CloseOnExit closeOnExit;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<ForkedServer> workers = new ArrayList<>();
  private final List<ForkedServer> servers = new ArrayList<>();

  private SparkCluster() {
    this.home = SparkHome.create();
    this.commands = new SparkCommand(home);
    this.closeOnExit = CloseOnExit.register("spark", this::close);
  }

  /**
   * Starts a cluster and waits until both workers are registered.
   *
   * @throws IllegalStateException when they are not within 180 s; the message has the first errors
   *     of a log
   */
  public static SparkCluster start() {
    SparkCluster cluster = new SparkCluster();
    try {
      cluster.launch();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  public String masterUrl() {
    return "spark://%s:%d".formatted(MASTER_ADDRESS, port);
  }

  /** The process ids of all executors that run now. */
  public List<Long> executorPids() {
    return executors().map(ProcessHandle::pid).toList();
  }

  /**
   * Ends an executor at once. The worker starts another one for the same application.
   *
   * @return false when it was gone already
   */
  public boolean killExecutor(long pid) {
    return executors()
        .filter(executor -> executor.pid() == pid)
        .findFirst()
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  /**
   * Submits the bundled jar in client mode: the driver is the JVM that is returned.
   *
   * @param parent where its temporary folder is made
   * @param spark settings that win over those that every application here has
   * @param command of {@code sluice}
   */
  public ForkedMain submit(Path parent, Map<String, String> spark, List<String> command)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>(settings());
    settings.putAll(spark);
    List<String> line = new ArrayList<>(commands.submit("-Xmx512m", settings));
    line.addAll(List.of("--class", "dev.sluice.pipelines.Main", bundledJar()));
    line.addAll(command);
    return ForkedMain.fork(parent, line, commands.environment(MASTER_ADDRESS));
  }

  /**
   * Submits the bundled jar in cluster mode: a worker starts the driver, and the JVM that is
   * returned waits for its end.
   *
   * @param environment of the driver
   */
  public ForkedMain submitDriver(
      Path parent, Map<String, String> spark, Map<String, String> environment, List<String> command)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>(settings());
    settings.put("spark.submit.deployMode", "cluster");
    settings.put("spark.standalone.submit.waitAppCompletion", "true");
    settings.put("spark.driver.memory", "512m");
    settings.put("spark.driver.extraJavaOptions", commands.driverOptions());
    settings.putAll(spark);
    List<String> line = new ArrayList<>(commands.submit("-Xmx192m", settings));
    line.addAll(List.of("--class", "dev.sluice.pipelines.Main", bundledJar()));
    line.addAll(command);
    Map<String, String> all = new LinkedHashMap<>(commands.environment(MASTER_ADDRESS));
    all.putAll(environment);
    return ForkedMain.fork(parent, line, all);
  }

  /** Asks a worker to end a driver: SIGTERM, and SIGKILL if it still runs a minute later. */
  public ForkedMain killDriver(Path parent, String driver) throws IOException {
    return ForkedMain.fork(
        parent, commands.kill(driver, masterUrl()), commands.environment(MASTER_ADDRESS));
  }

  /**
   * What drivers and executors have printed, of all applications whose folders are still there.
   *
   * @param process such as {@code driver-}, with which the names of their folders begin
   * @param stream stdout or stderr
   */
  public String printed(String process, String stream) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= WORKER_ADDRESSES.size(); i++) {
      Path folder = home.applications("worker" + i);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(file -> file.endsWith(stream)).sorted().toList()) {
            if (folder.relativize(file).toString().startsWith(process)) {
              text.append(Files.readString(file));
            }
          }
        }
      }
    }
    return text.toString();
  }

  /** Ends all drivers and executors at once, those too that a test has left behind. */
  public void killApplications() {
    List<ProcessHandle> left = children().toList();
    left.forEach(ProcessHandle::destroyForcibly);
    left.forEach(child -> child.onExit().join());
  }

  /** Ends all processes and deletes the folder. A second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    closeOnExit.cancel();
    List<ProcessHandle> children = children().toList();
    stop();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().join());
    Folders.delete(home.root());
  }

  private Map<String, String> settings() {
    return Map.of(
        "spark.master",
        masterUrl(),
        "spark.driver.host",
        MASTER_ADDRESS,
        "spark.driver.bindAddress",
        MASTER_ADDRESS,
        "spark.ui.enabled",
        "false",
        "spark.executor.memory",
        "512m",
        "spark.executor.extraJavaOptions",
        String.join(" ", ForkedMain.QUICK_START) + " " + commands.temporaryFiles(),
        // There is room for two applications at once.
        "spark.cores.max",
        "2");
  }

  private void launch() {
    // Not waited for under the lock: a shutdown hook may have to close in the meantime.
    ForkedServer master =
        fork("master", MASTER_ADDRESS, commands.master(MASTER_ADDRESS, port, webPort));
    master.awaitReady(() -> Ports.accepts(MASTER_ADDRESS, port), START_LIMIT);
    for (int i = 0; i < WORKER_ADDRESSES.size(); i++) {
      String name = "worker" + (i + 1);
      String address = WORKER_ADDRESSES.get(i);
      ForkedServer worker =
          fork(name, address, commands.worker(name, address, WORKER_CORES, masterUrl()));
      synchronized (this) {
        workers.add(worker);
      }
    }
    master.awaitReady(() -> registeredWorkers() == WORKER_ADDRESSES.size(), START_LIMIT);
  }

  private synchronized ForkedServer fork(String name, String address, List<String> command) {
    ForkedServer server =
        ForkedServer.start(
            new ForkedServer.Launch(
                "Spark " + name,
                command,
                commands.environment(address),
                home.root(),
                home.log(name)),
            Signal.KILL);
    servers.add(server);
    return server;
  }

  private int registeredWorkers() {
    try {
      return JSON.readTree(
              URI.create("http://%s:%d/json/".formatted(MASTER_ADDRESS, webPort)).toURL())
          .path("aliveworkers")
          .asInt();
    } catch (IOException stillStarting) {
      return 0;
    }
  }

  private Stream<ProcessHandle> executors() {
    return children()
        .filter(child -> !child.info().commandLine().orElse("").contains("DriverWrapper"));
  }

  /** Executors and drivers. */
  private synchronized Stream<ProcessHandle> children() {
    return List.copyOf(workers).stream()
        .flatMap(worker -> ProcessHandle.of(worker.pid()).stream())
        .flatMap(ProcessHandle::children);
  }

  private synchronized void stop() {
    servers.forEach(server -> server.stop(Signal.KILL));
  }

  private static String bundledJar() {
    String jar = System.getProperty(JAR_PROPERTY);
    if (jar == null || !Files.isReadable(Path.of(jar))) {
      throw new IllegalStateException(
          ("Cannot find the bundled jar: system property %s is %s."
                  + " Expected the name of a file that the build writes. Run: mvn package")
              .formatted(JAR_PROPERTY, jar));
    }
    return jar;
  }
}
