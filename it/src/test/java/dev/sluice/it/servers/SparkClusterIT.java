package dev.sluice.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SparkClusterIT {

  @Test
  void killedExecutorsAreReplacedAndNoneOutlivesTheCluster() {
    SparkCluster cluster = SparkCluster.start();
    SparkConf conf =
        new SparkConf()
            .setAppName("servers")
            .setMaster(cluster.masterUrl())
            .set("spark.executor.memory", "512m");
    List<Long> last;
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      assertThat(context.isLocal()).isFalse();
      await("an executor on each worker", () -> cluster.executorPids().size() == 2);
      long killed = cluster.executorPids().get(0);

      assertThat(cluster.killExecutor(killed)).isTrue();

      await("another executor in its place", () -> replaced(cluster, killed));
      assertThat(cluster.killExecutor(killed)).as("killed a second time").isFalse();
      last = cluster.executorPids();
      cluster.close();
    }
    cluster.close();

    assertThat(last).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(cluster.executorPids()).isEmpty();
  }

  private static boolean replaced(SparkCluster cluster, long killed) {
    List<Long> pids = cluster.executorPids();
    return pids.size() == 2 && !pids.contains(killed);
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time left for " + what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
