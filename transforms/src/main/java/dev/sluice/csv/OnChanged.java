package dev.sluice.csv;

/** What becomes of a file that was loaded and is there again with other content. */
public enum OnChanged {
  /** It is refused and reported. */
  REFUSE,
  /** All of it is loaded, as if it were another file. */
  RELOAD,
  /** What was added at its end is loaded; refused if anything else was changed. */
  APPEND
}
