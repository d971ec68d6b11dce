package dev.sluice.pipelines.options;

import java.util.Locale;

/** The format in which rows shall be sent. */
public enum WantedFormat {
  /** Binary where types and server allow it, else CSV. */
  AUTO,
  CSV,
  BINARY;

  static WantedFormat of(Settings settings) {
    String word = settings.options(CopyFormatOptions.class).getCopyFormat();
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
