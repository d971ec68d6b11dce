package dev.sluice.it.servers;

import dev.sluice.pipelines.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command in a JVM of its own, so that it can be killed: with this JVM's class path, or as
 * {@link SparkCluster#submit} starts it. It does not outlive this JVM.
 */
public final class ForkedMain implements AutoCloseable {
  /** Flags of JVMs that live for seconds and share few processors. */
  public static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(10);

  private final ForkedServer process;
  private final Path folder;
  private final Path log;
  private final CloseOnExit closeOnExit;

  private ForkedMain(ForkedServer process, Path folder, Path log) {
    this.process = process;
    this.folder = folder;
    this.log = log;
    this.closeOnExit = CloseOnExit.register("main", this::close);
  }

  /** Something that becomes true. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Starts the command for a short time, with a heap such as {@code -Xmx512m}. */
  public static ForkedMain start(Path parent, String heap, List<String> command)
      throws IOException {
    return start(parent, quickStart(heap), command);
  }

  /** {@link #QUICK_START} and further flags, such as {@code -Xmx512m}. */
  public static List<String> quickStart(String... flags) {
    return Stream.concat(QUICK_START.stream(), Arrays.stream(flags)).toList();
  }

  /**
   * Starts the command.
   *
   * @param parent where its temporary folder is made
   * @param jvm flags of its JVM
   */
  public static ForkedMain start(Path parent, List<String> jvm, List<String> command)
      throws IOException {
    return start(parent, jvm, Map.of(), command);
  }

  /** Starts the command with environment variables beside this JVM's own. */
  public static ForkedMain start(
      Path parent, List<String> jvm, Map<String, String> environment, List<String> command)
      throws IOException {
    return fork(parent, line(Main.class, jvm, command), environment);
  }

  /** Starts another program of this class path in the same way. */
  public static ForkedMain start(
      Path parent, Class<?> program, List<String> jvm, List<String> command) throws IOException {
    return fork(parent, line(program, jvm, command), Map.of());
  }

  /**
   * Starts a program of any class path, with nothing prepared: what is started so is compared with
   * others.
   */
  public static ForkedMain start(
      Path parent, String classPath, String program, List<String> jvm, List<String> command)
      throws IOException {
    List<String> line = java();
    line.addAll(jvm);
    line.addAll(List.of("-cp", classPath, program));
    line.addAll(command);
    return fork(parent, line, Map.of());
  }

  private static List<String> line(Class<?> program, List<String> jvm, List<String> command) {
    List<String> line = java();
    line.addAll(ClassArchive.flags());
    line.addAll(jvm);
    line.add("-cp");
    line.add(ClassArchive.ordered(classPath()));
    line.add(program.getName());
    line.addAll(command);
    return line;
  }

  private static List<String> java() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens=java.base"))
        .forEach(line::add);
    line.add("-Dspark.driver.host=127.0.0.1");
    line.add("-Dspark.driver.bindAddress=127.0.0.1");
    return line;
  }

  static ForkedMain fork(Path parent, List<String> line, Map<String, String> environment)
      throws IOException {
    Path folder = Files.createTempDirectory(parent, "main");
    Path log = folder.resolve("main.log");
    List<String> command = new ArrayList<>(line);
    // A killed JVM leaves its temporary files behind.
    command.add(1, "-Djava.io.tmpdir=" + folder);
    return new ForkedMain(
        ForkedServer.start(
            new ForkedServer.Launch("sluice", command, environment, folder, log), Signal.KILL),
        folder,
        log);
  }

  /** Waits until the condition holds; fails if the process ends before. */
  public void await(Condition condition) throws Exception {
    if (!awaitWithin(PATIENCE, condition)) {
      throw new AssertionError(
          "The process ended, or two minutes passed, before the condition held:\n" + output());
    }
  }

  /**
   * Looks again and again until the condition holds; false if it does not when the process ends, or
   * {@code limit} is over.
   */
  public boolean awaitWithin(Duration limit, Condition condition) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (process.endsWithin(POLL) || System.nanoTime() > deadline) {
        return condition.holds();
      }
    }
    return true;
  }

  /** Waits for the process's own end; false when it still runs after {@code limit}. */
  public boolean endsWithin(Duration limit) throws InterruptedException {
    return process.endsWithin(limit);
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** SIGKILL, and waits until the process is gone. */
  public void kill() {
    process.stop(Signal.KILL);
  }

  /** SIGTERM: the process is asked to end. */
  public void terminate() throws IOException, InterruptedException {
    signal("TERM");
  }

  /** SIGSTOP: the process hangs, its connections stay open. */
  public void suspend() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Waits for the end and returns the exit code; 128 and the signal's number after a kill. */
  public int exitCode() throws InterruptedException {
    if (!process.endsWithin(PATIENCE)) {
      throw new AssertionError("The process still runs after two minutes:\n" + output());
    }
    return process.exitCode();
  }

  /** All that the process printed; nothing after {@link #close()}. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what the command printed", e);
    }
  }

  /** Ends the process and deletes its folder. */
  @Override
  public void close() {
    closeOnExit.cancel();
    kill();
    Folders.delete(folder);
  }

  /** Maven runs main classes in its own JVM, in a class loader of their own. */
  static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(url -> new File(url.getPath()).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
