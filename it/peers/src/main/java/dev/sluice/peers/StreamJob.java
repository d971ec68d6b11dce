package dev.sluice.peers;

/**
 * What a peer is told to load.
 *
 * @param way {@code one} batch of all there is, or {@code ten}
 * @param from a folder of CSV files, or a topic
 * @param brokers of the topic; empty for files
 * @param jdbcUrl of the database, without user and password
 * @param checkpoint a folder, the same after a kill
 * @param streams tasks at once
 * @param units files, or records
 */
record StreamJob(
    String way,
    String from,
    String brokers,
    String jdbcUrl,
    String user,
    String password,
    String checkpoint,
    int streams,
    long units) {
  private static final int TEN = 10;

  static StreamJob of(String... arguments) {
    return new StreamJob(
        arguments[0],
        arguments[1],
        arguments[2],
        arguments[3],
        arguments[4],
        arguments[5],
        arguments[6],
        Integer.parseInt(arguments[7]),
        Long.parseLong(arguments[8]));
  }

  boolean ofFiles() {
    return brokers.isEmpty();
  }

  /** The most files or records of a batch. */
  long perBatch() {
    return way.equals("ten") ? Math.max(1, units / TEN) : Integer.MAX_VALUE;
  }
}
