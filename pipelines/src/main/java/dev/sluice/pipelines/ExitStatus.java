package dev.sluice.pipelines;

/** How a command ended; the process's exit code. */
public enum ExitStatus {
  DONE(0, "all rows are in the target"),
  DONE_WITH_REJECTS(
      1,
      "done, but rows are in sluice.reject, files were refused, columns left out, or verify found differences"),
  TOO_MANY_REJECTS(2, "more rows cannot be stored than allowed"),
  SETUP_WRONG(3, "the settings, or what they name, do not fit", "; nothing was copied"),
  INCOMPLETE(4, "something stopped the work; the same command goes on with what is missing"),
  INTERNAL_ERROR(5, "a bug in Sluice");

  private final int code;
  private final String meaning;
  private final String ofCopies;

  ExitStatus(int code, String meaning) {
    this(code, meaning, "");
  }

  /**
   * @param ofCopies what it means besides for a command that copies
   */
  ExitStatus(int code, String meaning, String ofCopies) {
    this.code = code;
    this.meaning = meaning;
    this.ofCopies = ofCopies;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return said(true);
  }

  /**
   * @param copies whether the command that ended so is one that copies
   */
  String said(boolean copies) {
    return copies ? meaning + ofCopies : meaning;
  }
}
