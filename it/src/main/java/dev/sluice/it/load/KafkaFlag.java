package dev.sluice.it.load;

/** The flags of {@code generate kafka}. */
enum KafkaFlag implements LoadFlag {
  BOOTSTRAP_SERVERS("bootstrapServers", "HOST:PORT", "the brokers; required"),
  TOPIC("topic", "NAME", "where the records go, which has to be there; required"),
  CLIENT_PROPERTIES("clientProperties", "FILE", "of Kafka's clients, such as how to log in"),
  PRODUCERS("producers", "N", "how many write at once; default 1"),
  RECORDS("records", "N", "how many; without --rate all at once"),
  RATE("rate", "RECORDS", "records a second"),
  TIME("time", "TIME", "of a load with --rate: 90s, 10m, 1h or 500ms; default 60s"),
  PATTERN(
      "pattern", "NAME", "steady, ramp (10 % to 100 % of the rate) or spike (20 %, then 100 %)"),
  CHUNK_RECORDS("chunkRecords", "N", "due together; default 50 ms of the rate, at most 1000"),
  COMPLEXITY("complexity", "NAME", "of the JSON: basic, medium or complex; default basic"),
  SEED("seed", "N", "the same seed and flags make the same records; default 1"),
  MALFORMED_SHARE("malformedShare", "SHARE", "that cannot be stored: 1% or 0.01; default 0"),
  DUPLICATE_SHARE("duplicateShare", "SHARE", "that repeat an earlier good one; default 0"),
  TRANSACTIONAL("transactional", "BOOLEAN", "a transaction for each chunk; default false"),
  ABORTED_SHARE("abortedShare", "SHARE", "of transactions that are aborted; default 10%"),
  MANIFEST("manifest", "FILE", "says what was written; default TOPIC.manifest.jsonl");

  private final String flag;
  private final String value;
  private final String meaning;

  KafkaFlag(String name, String value, String meaning) {
    this.flag = "--" + name;
    this.value = value;
    this.meaning = meaning;
  }

  @Override
  public String flag() {
    return flag;
  }

  @Override
  public String value() {
    return value;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
