package dev.sluice.it.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines of a cluster's processes. */
record SparkCommand(SparkHome home) {

  /** Spark's own list for JDK 17. Executors get theirs from the worker. */
  private static final List<String> OPENS =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar");

  private static final String SERVER_HEAP = "-Xmx192m";

  List<String> master(String address, int port, int webPort) {
    List<String> command = java(SERVER_HEAP, List.of(temporaryFiles()));
    command.addAll(
        List.of(
            "org.apache.spark.deploy.master.Master",
            "--host",
            address,
            "--port",
            Integer.toString(port),
            "--webui-port",
            Integer.toString(webPort)));
    return command;
  }

  /**
   * A worker's command; it deletes the folders of ended applications, each with a copy of the jar.
   */
  List<String> worker(String name, String address, int cores, String masterUrl) {
    List<String> command =
        java(
            SERVER_HEAP,
            List.of(
                temporaryFiles(),
                "-Dspark.worker.cleanup.enabled=true",
                "-Dspark.worker.cleanup.interval=20",
                "-Dspark.worker.cleanup.appDataTtl=20",
                // How long a driver that is told to end may take.
                "-Dspark.worker.driverTerminateTimeout=60s"));
    command.addAll(
        List.of(
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            address,
            "--cores",
            Integer.toString(cores),
            // What may be promised to executors; nothing measures it.
            "--memory",
            "8g",
            "--work-dir",
            home.applications(name).toString(),
            "--webui-port",
            Integer.toString(Ports.free(address)),
            masterUrl));
    return command;
  }

  /** A command line for spark-submit, up to and without the application's jar. */
  List<String> submit(String heap, Map<String, String> spark) {
    List<String> command = java(heap, List.of());
    command.add("org.apache.spark.deploy.SparkSubmit");
    spark.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    return command;
  }

  /** Each process has loopback addresses only and keeps its files in the cluster's folder. */
  Map<String, String> environment(String address) {
    return Map.of(
        "SPARK_HOME",
        home.root().toString(),
        "SPARK_SCALA_VERSION",
        "2.12",
        "SPARK_LOCAL_IP",
        address,
        "SPARK_LOCAL_HOSTNAME",
        address,
        "SPARK_LOCAL_DIRS",
        home.temporary().toString());
  }

  String temporaryFiles() {
    return "-Djava.io.tmpdir=" + home.temporary();
  }

  /** A command line that ends a driver of cluster mode; spark-submit can where REST is enabled. */
  List<String> kill(String driver, String masterUrl) {
    List<String> command = java("-Xmx192m", List.of());
    command.addAll(List.of("org.apache.spark.deploy.Client", "kill", masterUrl, driver));
    return command;
  }

  /** What a driver needs that a worker starts; executors get it by themselves. */
  String driverOptions() {
    return Stream.concat(
            ForkedMain.QUICK_START.stream(),
            OPENS.stream().map(name -> "--add-opens=" + name + "=ALL-UNNAMED"))
        .collect(Collectors.joining(" "));
  }

  private List<String> java(String heap, List<String> properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.addAll(ForkedMain.QUICK_START);
    OPENS.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
    command.addAll(properties);
    command.addAll(List.of("-cp", home.classPath()));
    return command;
  }
}
