package dev.sluice.it.soak;

import dev.sluice.it.load.LoadFlag;

/** The flags of {@code soak kafka}. */
enum SoakFlag implements LoadFlag {
  MINUTES("N", "how long records are written; default 10"),
  RATE("RECORDS", "records a second; default 2000"),
  COMPLEXITY("NAME", "of the JSON: basic, medium or complex; default medium"),
  SAMPLE_SECONDS("N", "between two samples; default 5"),
  SEED("N", "the same seed makes the same records; default 1");

  private final Help help;

  SoakFlag(String value, String meaning) {
    this.help = new Help(value, meaning);
  }

  @Override
  public Help help() {
    return help;
  }
}
