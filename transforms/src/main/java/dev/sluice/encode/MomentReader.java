package dev.sluice.encode;

/** Reads a day, a time of day or both out of text. */
@FunctionalInterface
interface MomentReader {

  /** Fills {@code moment} from {@code text[from, until)}; false if the text is none. */
  boolean read(byte[] text, int from, int until, Moment moment);
}
