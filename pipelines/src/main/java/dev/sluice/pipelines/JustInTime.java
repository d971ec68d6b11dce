package dev.sluice.pipelines;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the JVM's optimizing compiler is kept from: the code that starts Spark, Beam and the
 * drivers. See docs/decisions/0017-start-up-is-not-optimized.md.
 */
final class JustInTime {
  private static final Logger LOG = LoggerFactory.getLogger(JustInTime.class);
  private static final String DIRECTIVES = "compiler-directives.json";

  private static final AtomicBoolean SPARED = new AtomicBoolean();

  private JustInTime() {}

  /** Once in a JVM; does nothing on one that takes no such directives. */
  static void spareStartUp() {
    if (SPARED.getAndSet(true)) {
      return;
    }
    try (InputStream directives =
        Objects.requireNonNull(JustInTime.class.getResourceAsStream(DIRECTIVES))) {
      // HotSpot takes a file; https://docs.oracle.com/en/java/javase/17/docs/specs/man/jcmd.html
      Path file = Files.createTempFile("sluice-", DIRECTIVES);
      try {
        Files.copy(directives, file, StandardCopyOption.REPLACE_EXISTING);
        Object answer =
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "compilerDirectivesAdd",
                    new Object[] {new String[] {file.toString()}},
                    new String[] {String[].class.getName()});
        LOG.debug("Compiler directives: {}", answer);
      } finally {
        Files.delete(file);
      }
    } catch (IOException | JMException | RuntimeException e) {
      LOG.debug("This JVM takes no compiler directives", e);
    }
  }
}
