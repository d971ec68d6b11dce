package dev.sluice.ledger;

/** What a limit of so much in a second is about, for all streams of a run together. */
public enum PaceKind {
  SOURCE_ROWS("source rows", "sourceRowsPerSecond"),
  SOURCE_BYTES("source bytes", "sourceBytesPerSecond"),
  TARGET_ROWS("target rows", "targetRowsPerSecond"),
  TARGET_BYTES("target bytes", "targetBytesPerSecond");

  private final String word;
  private final String flag;

  PaceKind(String word, String flag) {
    this.word = word;
    this.flag = flag;
  }

  /** As the ledger names it. */
  public String word() {
    return word;
  }

  /** The flag that sets it, without dashes. */
  public String flag() {
    return flag;
  }

  /** Whether readers wait for it, else those who copy. */
  public boolean ofSource() {
    return this == SOURCE_ROWS || this == SOURCE_BYTES;
  }

  /** What is counted. */
  public String unit() {
    return word.substring(word.indexOf(' ') + 1);
  }

  static PaceKind of(String word) {
    for (PaceKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Sluice bug: no limit of " + word + ".");
  }
}
