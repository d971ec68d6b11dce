package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for spark-submit: what is in it, and that it works on a Spark of its own. */
class BundledJarIT {
  private static final Path JAR = Path.of(System.getProperty("sluice.bundled.jar"));

  @TempDir Path folder;

  @Test
  void holdsNoServerNoSparkAndNoSignatures() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(entry -> entry.getName()).toList();

      assertThat(names)
          .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"))
          .noneMatch(name -> name.startsWith("org/apache/spark/"))
          .noneMatch(name -> name.startsWith("scala/"))
          .noneMatch(name -> name.startsWith("org/apache/cassandra/"))
          .noneMatch(name -> name.startsWith("io/zonky/"))
          .noneMatch(name -> name.startsWith("dev/sluice/it/"))
          .contains("dev/sluice/pipelines/Main.class");
      assertThat(text(jar, "META-INF/services/java.sql.Driver"))
          .contains("org.postgresql.Driver", "com.yugabyte.Driver");
      assertThat(text(jar, "META-INF/services/org.apache.beam.sdk.runners.PipelineRunnerRegistrar"))
          .contains("SparkRunnerRegistrar", "DirectRegistrar");
    }
  }

  @Test
  void migratesUnderSparkSubmit() throws Exception {
    EventsTable table = new EventsTable(12);
    Migration migration = Migration.create(folder);
    migration.load(table, 1_000);
    Path profile =
        Files.writeString(
            folder.resolve("own.properties"),
            "spark.sluice.inherits=spark-local\nspark.sluice.unitRows=100\nspark.ui.enabled=false\n");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx600m");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(line::add);
    line.addAll(
        List.of(
            "-cp",
            Files.readString(Path.of(System.getProperty("sluice.spark.classpath"))).strip(),
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[2,4]",
            "--properties-file",
            profile.toString(),
            "--class",
            "dev.sluice.pipelines.Main",
            JAR.toString()));
    line.addAll(migration.command("events"));
    Path log = folder.resolve("submit.log");

    Process submit =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = submit.waitFor(180, TimeUnit.SECONDS);
    submit.destroyForcibly();

    assertThat(ended).as("ended in time").isTrue();
    assertThat(Files.readString(log))
        .contains("1,000 read = 1,000 loaded", "on SparkRunner", "2, parallel efficiency");
    assertThat(submit.exitValue()).isZero();
    migration.assertSameContent(table);
    assertThat(
            migration.number(
                """
                SELECT count(*) FROM sluice.run
                WHERE settings::jsonb @> '{"unitRows": "100", "profile": "spark-local", "spark.driver.host": "127.0.0.1"}'"""))
        .as("runs with all of the profile that spark-submit was given")
        .isEqualTo(1);
  }

  private static String text(JarFile jar, String name) throws IOException {
    return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .collect(Collectors.joining("\n"));
  }
}
