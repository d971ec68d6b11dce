package dev.sluice.report;

/** What a run reads, and the words for it. */
enum Source {
  CASSANDRA(
      "waiting for Cassandra",
      "More --streams help while its nodes are not busy; a larger --fetchSizeInRows helps narrow rows.",
      "--unitRows or --inputSplitSizeMb"),
  FILES(
      "reading files",
      "More --streams help while the files' disk and network are not busy; compressed files cost processors.",
      "--fileSplitMb, or write larger files"),
  KAFKA(
      "waiting for Kafka",
      "More --streams and partitions help while the brokers are not busy; see fetch.max.bytes and max.partition.fetch.bytes for --kafkaConfig.",
      "--unitRecords and --unitMb");

  private final String waiting;
  private final String advice;
  private final String unitSize;

  Source(String waiting, String advice, String unitSize) {
    this.waiting = waiting;
    this.advice = advice;
    this.unitSize = unitSize;
  }

  /** The time that reading takes. */
  String waiting() {
    return waiting;
  }

  /** What makes reading faster. */
  String advice() {
    return advice;
  }

  /** The flags that make units larger. */
  String unitSize() {
    return unitSize;
  }
}
