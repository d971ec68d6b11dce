package dev.sluice.it.chaos;

import dev.sluice.it.servers.ForkedMain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the command runs. */
enum Mode {
  /** Driver and tasks in one JVM; a task is tried up to four times. */
  LOCAL {
    @Override
    ForkedMain start(Stage stage, Map<String, String> spark, List<String> command)
        throws IOException {
      List<String> jvm =
          new ArrayList<>(
              ForkedMain.quickStart(
                  "-Xmx512m", "-Dspark.master=local[2,4]", "-Dspark.ui.enabled=false"));
      spark.forEach((key, value) -> jvm.add("-D" + key + "=" + value));
      return ForkedMain.start(stage.folder(), jvm, command);
    }
  },
  /**
   * The bundled jar on a standalone cluster: the driver and each executor have JVMs of their own.
   */
  CLUSTER {
    @Override
    ForkedMain start(Stage stage, Map<String, String> spark, List<String> command)
        throws IOException {
      return stage.needCluster().submit(stage.folder(), spark, command);
    }
  };

  abstract ForkedMain start(Stage stage, Map<String, String> spark, List<String> command)
      throws IOException;
}
