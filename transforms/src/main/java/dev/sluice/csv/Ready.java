package dev.sluice.csv;

/** How one knows that a file is complete. */
public enum Ready {
  /** Nobody has written to it for some time. */
  STABLE,
  /** It appears under its name complete, by a rename. */
  RENAME,
  /** Another file of its name and a suffix is there. */
  MARKER
}
