package dev.sluice.profiles;

/**
 * Executors for a number of streams.
 *
 * @param executors as few as have a core for each stream
 * @param cores of each executor
 */
public record ClusterSize(int executors, int cores, ExecutorMemory memory) {

  /**
   * Sizes a cluster.
   *
   * @param streams that run at the same time
   * @param mostCores of one executor
   * @param streamBytes heap of one stream
   */
  public static ClusterSize of(int streams, int mostCores, long streamBytes) {
    int executors = (streams + mostCores - 1) / mostCores;
    int cores = (streams + executors - 1) / executors;
    return new ClusterSize(
        executors,
        cores,
        ExecutorMemory.of(streams, executors, cores, streamBytes, ExecutorMemory.SAFETY));
  }

  /** Streams that run at the same time on it: up to one more for each executor than asked for. */
  public int slots() {
    return executors * cores;
  }
}
