package dev.sluice.it.soak;

import dev.sluice.it.load.LoadFlag;

/** The flags of {@code soak kafka}. */
enum SoakFlag implements LoadFlag {
  MINUTES("minutes", "N", "how long records are written; default 10"),
  RATE("rate", "RECORDS", "records a second; default 2000"),
  COMPLEXITY("complexity", "NAME", "of the JSON: basic, medium or complex; default medium"),
  SAMPLE_SECONDS("sampleSeconds", "N", "between two samples; default 5"),
  SEED("seed", "N", "the same seed makes the same records; default 1");

  private final String flag;
  private final String value;
  private final String meaning;

  SoakFlag(String name, String value, String meaning) {
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
