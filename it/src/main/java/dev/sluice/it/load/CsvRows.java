package dev.sluice.it.load;

import org.jspecify.annotations.Nullable;

/**
 * The rows of all files, one after another. What a row is, good or not, is decided by the seed and
 * its place in the whole; the good ones have the indexes 0, 1, 2, … of the table. Not thread-safe.
 */
final class CsvRows {
  private static final long FLAWS_SALT = 0x5DEECE66DL;
  private static final Malformation[] MALFORMATIONS = Malformation.values();

  private final StreamEventsTable table;
  private final Flaws flaws;
  private long position;
  private long nextIndex;
  private Tally tally = new Tally(0);

  CsvRows(StreamEventsTable table, Flaws flaws) {
    this.table = table;
    this.flaws = flaws;
  }

  /** Counts of one file. */
  static final class Tally {
    final long firstIndex;
    long good;
    long duplicates;
    long malformed;
    long checksum;

    Tally(long firstIndex) {
      this.firstIndex = firstIndex;
    }

    long rows() {
      return good + duplicates + malformed;
    }

    String checksumText() {
      return RowHash.text(checksum);
    }
  }

  /** Writes the header of a file and counts from zero; returns its counts, which go on. */
  Tally begin(CsvBytes out) {
    out.record(table.columnNames().toArray());
    tally = new Tally(nextIndex);
    return tally;
  }

  /** Writes the next row. */
  void append(CsvBytes out) {
    RandomValues values = RandomValues.of(table.seed() ^ FLAWS_SALT, position);
    double draw = values.fraction();
    if (draw < flaws.malformed()) {
      tally.malformed++;
      // Rows that are never good have negative indexes.
      out.record(values.oneOf(MALFORMATIONS).spoil(table.row(~position)));
    } else if (draw < flaws.malformed() + flaws.duplicates() && nextIndex > 0) {
      tally.duplicates++;
      out.record(table.row(earlier(values)));
    } else {
      tally.checksum += appendGood(out, table, nextIndex);
      tally.good++;
      nextIndex++;
    }
    position++;
  }

  /** The checksum of a file with these good rows. */
  static String checksum(StreamEventsTable table, long firstIndex, long good) {
    CsvBytes out = new CsvBytes();
    Tally computed = new Tally(firstIndex);
    for (long index = firstIndex; index < firstIndex + good; index++) {
      computed.checksum += appendGood(out, table, index);
      out.clear();
    }
    return computed.checksumText();
  }

  private static long appendGood(CsvBytes out, StreamEventsTable table, long index) {
    int from = out.size();
    @Nullable Object[] row = table.row(index);
    out.record(row);
    return out.hash(from);
  }

  /** Half of the time a row of this file, if it has one; else any. */
  private long earlier(RandomValues values) {
    long from = tally.good > 0 && values.bool() ? tally.firstIndex : 0;
    return from + (long) (values.fraction() * (nextIndex - from));
  }
}
