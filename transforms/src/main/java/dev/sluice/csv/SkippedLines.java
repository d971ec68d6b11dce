package dev.sluice.csv;

import java.io.IOException;

/** Finds the end of the lines in front of a file's CSV. Quotes mean nothing in them. */
final class SkippedLines {
  private static final int BLOCK = 64 * 1024;

  private final Syntax syntax;
  private final byte[] block = new byte[BLOCK];
  private long lines;
  private boolean afterCr;

  private SkippedLines(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * What follows so many lines.
   *
   * @param text at its first byte
   * @param end of the range that is returned
   */
  static RecordPages.Range read(FileText text, Syntax syntax, int lines, long end)
      throws IOException {
    text.skipTo(text.markLength());
    SkippedLines skipped = new SkippedLines(syntax);
    long offset = text.position();
    int length = skipped.fill(text);
    while (length > 0) {
      int at = skipped.pass(length, lines);
      offset += at;
      if (at < length) {
        break;
      }
      length = skipped.fill(text);
    }
    return new RecordPages.Range(offset, end, 1 + skipped.lines);
  }

  /** Reads a block, so that no character is split. */
  private int fill(FileText text) throws IOException {
    int filled = 0;
    int read = 0;
    while (read >= 0 && filled < block.length) {
      read = text.read(block, filled, block.length - filled);
      filled += Math.max(read, 0);
    }
    return filled;
  }

  /** Where in the block the lines end; at its end if they do not. */
  private int pass(int length, int most) {
    int step = syntax.step();
    int at = 0;
    while (at + step <= length) {
      int kind = syntax.kind(block, at);
      boolean sameLineEnd = afterCr && kind == Syntax.LF;
      if (lines == most && !sameLineEnd) {
        return at;
      }
      if (kind >= Syntax.LF && !sameLineEnd) {
        lines++;
      }
      afterCr = kind == Syntax.CR;
      at += step;
    }
    return length;
  }
}
