package dev.sluice.row;

import java.util.List;

/**
 * The user's settings, or what they name, do not fit: nothing was read or copied. Carries every
 * problem found, not only the first.
 */
public final class SetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** One problem. */
  public SetupException(String problem) {
    this(List.of(problem));
  }

  /** One problem with the error of the driver behind it. */
  public SetupException(String problem, Throwable cause) {
    super(problem, cause);
    this.problems = List.of(problem);
  }

  /** All problems; at least one. */
  public SetupException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one sentence, each complete in itself. */
  public List<String> problems() {
    return problems;
  }
}
