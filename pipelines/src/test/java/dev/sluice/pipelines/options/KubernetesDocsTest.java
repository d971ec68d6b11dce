package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.options.Manifests.Document;
import dev.sluice.profiles.RunnerProfile;
import dev.sluice.profiles.Setting;
import dev.sluice.profiles.SparkKeys;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of docs/kubernetes fit each other, Spark, the operator and Sluice's own flags. */
class KubernetesDocsTest {
  private static final String JOB = "spec.template.spec.containers[].";

  /** By Spark's documentation, as those below: Spark itself is not on this class path. */
  @TempDir Path folder;

  @Test
  void applicationsUseOnlyFieldsThatTheOperatorHas() throws IOException {
    Map<String, String> fields = fields();

    assertThat(Manifests.of("SparkApplication")).hasSize(2);
    for (Document application : Manifests.of("SparkApplication")) {
      application
          .leaves()
          .forEach(
              (path, values) -> {
                String rule =
                    Objects.requireNonNullElse(
                        fields.get(path), fields.getOrDefault(parent(path) + ".*", ""));
                assertThat(rule).as("%s: the field %s", application.file(), path).isNotEmpty();
                assertThat(values)
                    .as("%s: %s takes %s", application.file(), path, rule)
                    .allMatch(value -> fits(value, rule));
              });
      assertThat(application.leaves().keySet()).containsAll(required());
    }
  }

  private static boolean fits(Object value, String rule) {
    return switch (rule) {
      case "text" -> value instanceof String;
      case "number" -> value instanceof Integer number && number >= 1;
      case "boolean" -> value instanceof Boolean;
      default -> Arrays.asList(rule.split("\\|")).contains(String.valueOf(value));
    };
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  private static List<String> lines() throws IOException {
    try (var in = KubernetesDocsTest.class.getResourceAsStream("sparkapplication-fields.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static Map<String, String> fields() throws IOException {
    Map<String, String> fields = new TreeMap<>();
    for (String line : lines()) {
      String[] halves = line.split(" ", 2);
      fields.put(halves[0].replace("!", ""), halves[1]);
    }
    return fields;
  }

  private static List<String> required() throws IOException {
    return lines().stream()
        .filter(line -> line.contains("! "))
        .map(line -> line.replaceFirst("! .*", ""))
        .toList();
  }

  @Test
  void whatIsReferredToIsThere() {
    List<String> secrets = names("Secret");
    List<String> configs = names("ConfigMap");
    for (Document document : Manifests.all()) {
      document
          .leaves()
          .forEach(
              (path, values) -> {
                List<String> known =
                    path.matches(".*(secretName|secrets\\[]\\.name)")
                        ? secrets
                        : path.matches(".*(configMap|configMaps\\[])\\.name")
                            ? configs
                            : path.matches(".*serviceAccount(Name)?")
                                ? names("ServiceAccount")
                                : path.endsWith("claimName")
                                    ? names("PersistentVolumeClaim")
                                    : List.of();
                if (!known.isEmpty()) {
                  assertThat(known)
                      .as("%s: %s", document.file(), path)
                      .containsAll(strings(values));
                }
                if (path.endsWith("image")) {
                  assertThat(strings(values)).as(document.file()).containsOnly(image());
                }
              });
    }
  }

  private static List<String> strings(List<Object> values) {
    return values.stream().map(String::valueOf).toList();
  }

  private static List<String> names(String kind) {
    return Manifests.of(kind).stream().map(document -> document.text("metadata.name")).toList();
  }

  private static String image() {
    String dockerfile = Manifests.read(Manifests.FOLDER.resolve("Dockerfile"));
    return dockerfile
        .lines()
        .filter(line -> line.contains("docker build"))
        .map(line -> line.replaceFirst(".* -t (\\S+) .*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theImageHoldsTheJarThatTheBuildMakes() {
    String dockerfile = Manifests.read(Manifests.FOLDER.resolve("Dockerfile"));
    String pom = Manifests.read(Path.of("../pom.xml"));
    String classifier = element(Manifests.read(Path.of("pom.xml")), "shadedClassifierName");

    assertThat(dockerfile)
        .contains(
            "COPY pipelines/target/sluice-pipelines-%s-%s.jar /opt/sluice/sluice.jar"
                .formatted(element(pom, "version"), classifier))
        .contains(
            "FROM apache/spark:%s-scala%s-java%s-ubuntu"
                .formatted(
                    element(pom, "spark.version"),
                    element(pom, "scala.binary.version"),
                    element(pom, "maven.compiler.release")))
        .containsPattern("\nUSER 185\n");
    for (Document application : Manifests.of("SparkApplication")) {
      assertThat(application.text("spec.mainApplicationFile"))
          .isEqualTo("local:///opt/sluice/sluice.jar");
      assertThat(application.text("spec.sparkVersion")).isEqualTo(element(pom, "spark.version"));
      assertThat(mainClassExists(application.text("spec.mainClass"))).isTrue();
    }
  }

  private static boolean mainClassExists(String name) {
    try {
      return Modifier.isStatic(
          Class.forName(name).getMethod("main", String[].class).getModifiers());
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static String element(String xml, String name) {
    var found = Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(Pattern.quote(name))).matcher(xml);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  @Test
  void sluiceTakesEveryCommandLine() throws IOException {
    mount();
    for (Document application : Manifests.of("SparkApplication")) {
      int streams =
          take(
              application.texts("spec.arguments[]"),
              Map.of(
                  "spark.executor.instances", application.text("spec.executor.instances"),
                  "spark.executor.cores", application.text("spec.executor.cores")));
      assertThat(streams).as(application.file()).isGreaterThanOrEqualTo(8);
    }
    List<Document> jobs = Manifests.of("Job");
    assertThat(jobs).hasSize(2);
    for (Document job : jobs) {
      List<String> submit = job.texts(JOB + "args[]");
      int jar = submit.indexOf("/opt/sluice/sluice.jar");
      take(submit.subList(jar + 1, submit.size()), submitted(submit.subList(0, jar)));
    }
    String script = Manifests.read(Manifests.FOLDER.resolve("spark-submit.sh"));
    String[] words = script.substring(script.indexOf("sluice.jar")).split("[\\s\\\\]+");
    take(
        Arrays.asList(words).subList(1, words.length),
        Map.of("spark.executor.instances", "4", "spark.executor.cores", "4"));
  }

  /** What spark-submit makes of its own flags. */
  private static Map<String, String> submitted(List<String> flags) {
    Map<String, String> spark = new TreeMap<>();
    int instances = flags.indexOf("--num-executors");
    if (instances >= 0) {
      spark.put("spark.executor.instances", flags.get(instances + 1));
      spark.put("spark.executor.cores", flags.get(flags.indexOf("--executor-cores") + 1));
    }
    return spark;
  }

  /** Reads a command line as its command would; returns its streams. */
  private int take(List<String> line, Map<String, String> spark) {
    Map<String, String> system = new TreeMap<>(spark);
    system.put("spark.master", "k8s://https://kubernetes.default.svc");
    Surroundings pod = new Surroundings(Map.of(), system, 1, 1L << 30, true);
    String[] flags = line.stream().skip(1).map(this::inContainer).toArray(String[]::new);
    return switch (line.get(0)) {
      case "migrate" -> MigrateSettings.of(flags, pod).run().streams();
      case "stream-kafka" -> StreamKafkaSettings.of(flags, pod).streaming().run().streams();
      case "check" -> CheckSettings.of(flags, pod).streams();
      default -> throw new AssertionError("Unknown command " + line);
    };
  }

  /** Lays the files of ConfigMap and Secret where {@link #inContainer} looks for them. */
  private void mount() throws IOException {
    for (Document document : Manifests.all()) {
      for (String data : List.of("data.", "stringData.")) {
        for (var leaf : document.leaves().entrySet()) {
          if (leaf.getKey().startsWith(data)) {
            Files.writeString(
                folder.resolve(leaf.getKey().substring(data.length())),
                inContainer(String.valueOf(leaf.getValue().get(0))));
          }
        }
      }
    }
  }

  private String inContainer(String text) {
    return text.replace("/etc/sluice/", folder + "/")
        .replace("/run/secrets/sluice/", folder + "/")
        .replace("/checkpoint/", folder + "/");
  }

  @Test
  void sparkKnowsEverySetting() {
    String script = Manifests.read(Manifests.FOLDER.resolve("spark-submit.sh"));
    List<String> keys = new ArrayList<>();
    Pattern.compile("--conf (spark\\.[A-Za-z.]+)=")
        .matcher(script)
        .results()
        .forEach(found -> keys.add(found.group(1)));
    for (Document document : Manifests.all()) {
      document.texts(JOB + "args[]").stream()
          .filter(argument -> argument.startsWith("spark."))
          .forEach(argument -> keys.add(argument.replaceFirst("=.*", "")));
      document.leaves().keySet().stream()
          .filter(path -> path.startsWith("spec.sparkConf."))
          .forEach(path -> keys.add(path.substring("spec.sparkConf.".length())));
    }

    assertThat(keys).hasSizeGreaterThan(10);
    assertThat(keys).allMatch(SparkKeys::known);
  }

  @Test
  void aStreamHasTimeToEnd() {
    long spark =
        Long.parseLong(
            RunnerProfile.load(RunnerProfile.STREAMING)
                .spark()
                .getOrDefault("spark.streaming.gracefulStopTimeout", new Setting("", ""))
                .value());
    for (Document application : Manifests.of("SparkApplication")) {
      long drain =
          application.texts("spec.arguments[]").stream()
              .filter(argument -> argument.startsWith("--drainSeconds="))
              .mapToLong(argument -> Long.parseLong(argument.replaceFirst(".*=", "")))
              .findFirst()
              .orElse(0);
      assertThat(Long.parseLong(application.text("spec.driver.terminationGracePeriodSeconds")))
          .as(application.file())
          .isGreaterThan(drain + spark / 1000 + 15);
    }
  }

  @Test
  void aJobIsTriedAgainAfterWhatAnotherAttemptCanMend() {
    Document migrate =
        Manifests.of("Job").stream()
            .filter(job -> job.file().equals("job-migrate.yaml"))
            .findFirst()
            .orElseThrow();

    assertThat(migrate.leaves().get("spec.podFailurePolicy.rules[].onExitCodes.values[]"))
        .containsExactlyElementsOf(
            Arrays.stream(ExitStatus.values())
                .filter(status -> status != ExitStatus.DONE && status != ExitStatus.INCOMPLETE)
                .map(ExitStatus::code)
                .map(Object.class::cast)
                .toList());
  }

  @Test
  void theScriptIsAScript() throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-n", Manifests.FOLDER.resolve("spark-submit.sh").toString())
            .redirectErrorStream(true)
            .start();

    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(shell.waitFor()).as(said).isZero();
  }

  @Test
  void nobodyIsRoot() {
    for (Document document : Manifests.all()) {
      document
          .leaves()
          .forEach(
              (path, values) -> {
                if (path.endsWith("runAsNonRoot")) {
                  assertThat(values).as(document.file()).containsOnly(true);
                }
              });
    }
    assertThat(
            Manifests.all().stream()
                .filter(d -> d.is("Job") || d.is("SparkApplication") || d.is("Pod")))
        .allMatch(
            d -> d.leaves().keySet().stream().anyMatch(path -> path.endsWith("runAsNonRoot")));
  }
}
