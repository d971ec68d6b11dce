package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JustInTimeTest {

  /** As jcmd would list them. */
  @Test
  void theJvmKnowsWhatIsNotOptimized() throws Exception {
    JustInTime.spareStartUp();
    JustInTime.spareStartUp();

    Object directives =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "compilerDirectivesPrint",
                new Object[0],
                new String[0]);

    assertThat(String.valueOf(directives)).containsOnlyOnce("org/apache/spark/*.*");
  }
}
