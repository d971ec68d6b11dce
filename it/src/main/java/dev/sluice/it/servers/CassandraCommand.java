package dev.sluice.it.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a Cassandra JVM. */
final class CassandraCommand {

  private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";
  private static final int JAVA = 17;

  private static final List<String> EXPORTS =
      List.of(
          "java.base/jdk.internal.misc",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.management.rmi/com.sun.jmx.remote.internal.rmi");

  private static final List<String> OPENS =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.reflect",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch");

  private CassandraCommand() {}

  static List<String> of(CassandraFolder folder, LocalCassandra.Settings settings) {
    CassandraClassPath classPath = CassandraClassPath.load();
    List<String> command = new ArrayList<>();
    command.add(java());
    EXPORTS.forEach(name -> command.add("--add-exports=" + name + "=ALL-UNNAMED"));
    OPENS.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
    command.add("-javaagent:" + classPath.jamm());
    command.addAll(memory(settings));
    command.addAll(
        List.of(
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djdk.attach.allowAttachSelf=true",
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Djava.io.tmpdir=" + folder.temporary(),
            // A joining node that is silent for that long is forgotten.
            "-Dcassandra.ring_delay_ms=2000",
            "-Dcassandra.skip_wait_for_gossip_to_settle=0",
            // Otherwise the default role appears 10 s after the port opens.
            "-Dcassandra.superuser_setup_delay_ms=0",
            "-Dcassandra.auto_bootstrap=false",
            "-Dcassandra.consistent.rangemovement=false",
            "-Dcassandra.config=" + folder.yaml().toUri(),
            "-Dcassandra.storagedir=" + folder.root(),
            "-Dcassandra.logdir=" + folder.root(),
            "-Dlogback.configurationFile=" + folder.logback().toUri(),
            "-Dcassandra-foreground=yes"));
    command.addAll(List.of("-cp", classPath.joined(), DAEMON));
    return command;
  }

  private static String java() {
    int version = Runtime.version().feature();
    if (version != JAVA) {
      throw new IllegalStateException(
          "Cannot start Cassandra on Java %d. Expected %d. Run the build with a JDK %d."
              .formatted(version, JAVA, JAVA));
    }
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> memory(LocalCassandra.Settings settings) {
    int heap = settings.heapMegabytes();
    return switch (settings.profile()) {
      case FAST_START -> {
        List<String> options = new ArrayList<>(quickStart(heap));
        // A node that is killed forgets its tables.
        options.add("-Dcassandra.unsafesystem=true");
        options.add("-Dcassandra.test.flush_local_schema_changes=false");
        yield options;
      }
      case RESTARTABLE -> quickStart(heap);
      case FULL_SPEED ->
          List.of(
              "-Xms%dm".formatted(heap),
              "-Xmx%dm".formatted(heap),
              "-XX:+UseG1GC",
              "-XX:MaxGCPauseMillis=300");
    };
  }

  private static List<String> quickStart(int heap) {
    // As root Cassandra locks all of -Xms in memory: begin small.
    return ForkedMain.quickStart(
        "-Xms96m",
        "-Xmx%dm".formatted(heap),
        // What a node measures at every start otherwise, for 3 s.
        "-Dcassandra.memtable.row_overhead_size=180");
  }
}
