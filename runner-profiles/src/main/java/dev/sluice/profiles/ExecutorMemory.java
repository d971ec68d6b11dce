package dev.sluice.profiles;

/**
 * Heap that one executor needs: concurrent tasks × memory of a task × safety. However many
 * partitions there are, an executor never runs more at once than it has cores.
 *
 * @param concurrentTasks tasks that one executor runs at the same time
 * @param taskBytes heap of one task
 * @param safety factor for what was not measured
 */
public record ExecutorMemory(int concurrentTasks, long taskBytes, double safety) {
  /** The usual safety factor. */
  public static final double SAFETY = 1.5;

  /** What Spark keeps for itself (UnifiedMemoryManager.RESERVED_SYSTEM_MEMORY_BYTES). */
  private static final long SPARK = 300L << 20;

  /** Spark refuses less than 1.5 × its own; the rest is for its classes and the drivers'. */
  private static final long LEAST = 512L << 20;

  private static final long STEP = 256L << 20;

  /**
   * Of a job.
   *
   * @param parallelism tasks of the whole job at the same time
   */
  public static ExecutorMemory of(
      int parallelism, int executors, int cores, long taskBytes, double safety) {
    int each = (parallelism + executors - 1) / executors;
    return new ExecutorMemory(Math.min(cores, each), taskBytes, safety);
  }

  /** Bytes that the tasks need. */
  public long needed() {
    return (long) Math.ceil(concurrentTasks * taskBytes * safety);
  }

  /** Bytes for {@code spark.executor.memory}: what the tasks need, and Spark itself, rounded up. */
  public long heap() {
    long all = needed() + SPARK;
    return Math.max(LEAST, (all + STEP - 1) / STEP * STEP);
  }

  /** How many times over an executor of that heap holds what its tasks need. */
  public double headroom(long heap) {
    return (double) heap / needed();
  }
}
