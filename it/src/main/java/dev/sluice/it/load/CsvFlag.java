package dev.sluice.it.load;

import java.util.Locale;

/** The flags of {@code generate csv}. */
enum CsvFlag implements LoadFlag {
  OUTPUT_DIR("DIR", "where the files appear; required"),
  FILES("N", "how many files; 0 for files without end, which is the default"),
  SLEEP("SECONDS", "between files: file n is due n × SECONDS after the start; default 2"),
  MIN_RECORDS("N", "rows of a file at the least; default 10"),
  MAX_RECORDS("N", "rows of a file at the most; default 100"),
  RATE("ROWS", "rows a second, in place of --files and --sleep"),
  PATTERN("NAME", "steady, ramp (10 % to 100 % of the rate) or spike (20 %, in the middle 100 %)"),
  DURATION("TIME", "of a load with --rate: 90s, 10m, 1h or 500ms; default 60s"),
  COMPLEXITY("NAME", "of the rows: basic, medium or complex; default basic"),
  SEED("N", "the same seed and flags make the same rows; default 1"),
  MALFORMED("SHARE", "rows that cannot be stored: 1% or 0.01; default 0"),
  DUPLICATES("SHARE", "rows that repeat an earlier good one: 1% or 0.01; default 0"),
  RENAME("BOOLEAN", "false lets files grow under their own names; default true"),
  MANIFEST("FILE", "says what was written; default DIR.manifest.jsonl, beside DIR");

  private final Help help;

  CsvFlag(String value, String meaning) {
    this.help = new Help(value, meaning);
  }

  @Override
  public Help help() {
    return help;
  }

  /** {@code --min-records}. */
  @Override
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
