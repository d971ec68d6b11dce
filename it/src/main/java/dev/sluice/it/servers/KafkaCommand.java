package dev.sluice.it.servers;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of a Kafka broker's JVMs. */
final class KafkaCommand {
  private static final String PROPERTY = "sluice.kafka.classpath";
  private static final String LOGGER = "-Dorg.slf4j.simpleLogger.";

  private KafkaCommand() {}

  /** Runs the broker. */
  static List<String> broker(KafkaFolder folder, int heapMegabytes) {
    List<String> command = java(folder, heapMegabytes);
    command.addAll(List.of("kafka.Kafka", folder.configuration().toString()));
    return command;
  }

  /** Makes the empty data of a cluster with that id. */
  static List<String> format(KafkaFolder folder, String clusterId) {
    List<String> command = java(folder, 128);
    command.addAll(List.of("kafka.tools.StorageTool", "format", "-t", clusterId));
    command.addAll(List.of("-c", folder.configuration().toString()));
    return command;
  }

  private static List<String> java(KafkaFolder folder, int heapMegabytes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx%dm".formatted(heapMegabytes));
    command.addAll(ForkedMain.QUICK_START);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Djava.io.tmpdir=" + folder.temporary());
    command.add(LOGGER + "defaultLogLevel=warn");
    command.add(LOGGER + "showDateTime=true");
    command.add(LOGGER + "dateTimeFormat=HH:mm:ss.SSS");
    command.add("-cp");
    command.add(String.join(File.pathSeparator, ClassPathFile.entries("Kafka", PROPERTY)));
    return command;
  }
}
