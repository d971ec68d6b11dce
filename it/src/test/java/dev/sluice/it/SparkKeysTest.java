package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.launcher.SparkLauncher;
import org.apache.spark.network.util.TransportConf;
import org.apache.spark.streaming.Duration;
import org.junit.jupiter.api.Test;

/**
 * The list of keys that Spark reads is that of the Spark on the class path. Not all of them are in
 * its registry of config entries, so the list has every text of its classes that looks like a key.
 */
class SparkKeysTest {
  private static final Path LIST =
      Path.of("../runner-profiles/src/main/resources/dev/sluice/profiles/spark-keys.txt");

  private static final List<Class<?>> JARS =
      List.of(SparkContext.class, Duration.class, TransportConf.class, SparkLauncher.class);

  private static final Pattern KEY =
      Pattern.compile("spark\\.[a-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*");

  /** {@code -Dsluice.writeDocs=true} writes the list instead of comparing it. */
  @Test
  void listsEveryKeyOfThisSpark() throws Exception {
    String list =
        "# Every key that Spark %s itself knows; written by SparkKeysTest.\n%s\n"
            .formatted(
                org.apache.spark.package$.MODULE$.SPARK_VERSION(), String.join("\n", keys()));
    if (Boolean.getBoolean("sluice.writeDocs")) {
      Files.writeString(LIST, list);
    }

    assertThat(LIST)
        .as("spark-keys.txt; mvn -pl it -am test -Dsluice.writeDocs=true writes it")
        .hasContent(list);
  }

  private static SortedSet<String> keys() throws IOException, URISyntaxException {
    SortedSet<String> keys = new TreeSet<>();
    for (Class<?> type : JARS) {
      Path path = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          if (entry.getName().endsWith(".class")) {
            collect(jar.getInputStream(entry).readAllBytes(), keys);
          }
        }
      }
    }
    keys.removeIf(key -> key.matches("spark\\.(sql|test|testing|history|worker|deploy)\\..*"));
    return keys;
  }

  /** A constant of a class is its kind, two bytes of length, the text. */
  private static void collect(byte[] type, SortedSet<String> keys) {
    String text = new String(type, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf("spark.", 3); at >= 0; at = text.indexOf("spark.", at + 1)) {
      int end = at + text.charAt(at - 2) * 256 + text.charAt(at - 1);
      if (text.charAt(at - 3) == 1
          && end <= text.length()
          && KEY.matcher(text.substring(at, end)).matches()) {
        keys.add(text.substring(at, end));
      }
    }
  }
}
