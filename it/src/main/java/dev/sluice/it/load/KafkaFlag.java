package dev.sluice.it.load;

/** The flags of {@code generate kafka}. */
enum KafkaFlag implements LoadFlag {
  BOOTSTRAP_SERVERS("HOST:PORT", "the brokers; required"),
  TOPIC("NAME", "where the records go, which has to be there; required"),
  CLIENT_PROPERTIES("FILE", "of Kafka's clients, such as how to log in"),
  PRODUCERS("N", "how many write at once; default 1"),
  RECORDS("N", "how many; without --rate all at once"),
  RATE("RECORDS", "records a second"),
  TIME("TIME", "of a load with --rate: 90s, 10m, 1h or 500ms; default 60s"),
  PATTERN("NAME", "steady, ramp (10 % to 100 % of the rate) or spike (20 %, then 100 %)"),
  CHUNK_RECORDS("N", "due together; default 50 ms of the rate, at most 1000"),
  COMPLEXITY("NAME", "of the JSON: basic, medium or complex; default basic"),
  SEED("N", "the same seed and flags make the same records; default 1"),
  MALFORMED_SHARE("SHARE", "that cannot be stored: 1% or 0.01; default 0"),
  DUPLICATE_SHARE("SHARE", "that repeat an earlier good one; default 0"),
  TRANSACTIONAL("BOOLEAN", "a transaction for each chunk; default false"),
  ABORTED_SHARE("SHARE", "of transactions that are aborted; default 10%"),
  MANIFEST("FILE", "says what was written; default TOPIC.manifest.jsonl");

  private final Help help;

  KafkaFlag(String value, String meaning) {
    this.help = new Help(value, meaning);
  }

  @Override
  public Help help() {
    return help;
  }
}
