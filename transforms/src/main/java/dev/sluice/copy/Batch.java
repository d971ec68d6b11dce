package dev.sluice.copy;

import dev.sluice.row.Chunk;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.RefusedRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The chunks that wait to be sent by one COPY, seen as one sequence of rows. */
final class Batch {
  private final List<Part> parts = new ArrayList<>();
  private int rows;
  private int refused;
  private long bytes;

  /** A chunk, the batch's rows before it, and the unit's rows before it. */
  private record Part(Chunk chunk, int before, long unitRowsBefore) {}

  /**
   * One row.
   *
   * @param position counts the unit's rows from 0, those that could not be encoded too
   * @param place as in {@link EncodedRows}; empty if unknown
   */
  record Row(byte[] bytes, long[] place, long position) {}

  /**
   * @param unitRowsBefore rows that the unit's chunks before this one have read
   */
  void add(Chunk chunk, long unitRowsBefore) {
    parts.add(new Part(chunk, rows, unitRowsBefore));
    rows += chunk.rows();
    bytes += chunk.bytes().length;
    for (RefusedRow row : chunk.refused()) {
      refused++;
      bytes += row.bytes().length;
    }
  }

  void clear() {
    parts.clear();
    rows = 0;
    refused = 0;
    bytes = 0;
  }

  boolean isEmpty() {
    return rows + refused == 0;
  }

  /** Rows to be sent. */
  int rows() {
    return rows;
  }

  /** Whether it is time to send. */
  boolean isFull(CopySettings.Limits limits) {
    return limits.reached((long) rows + refused, bytes);
  }

  /** Bytes to be sent. */
  long bytes() {
    long sum = 0;
    for (Part part : parts) {
      sum += part.chunk.bytes().length;
    }
    return sum;
  }

  /** Rows that could not even be encoded, in order. */
  List<RefusedRow> refused() {
    return parts.stream().flatMap(part -> part.chunk.refused().stream()).toList();
  }

  void write(CopyStream stream, int from, int until) throws SQLException {
    for (Part part : parts) {
      EncodedRows encoded = part.chunk.encoded();
      int first = Math.max(from - part.before, 0);
      int end = Math.min(until - part.before, encoded.count());
      if (first < end) {
        int start = encoded.start(first);
        stream.write(encoded.bytes(), start, encoded.start(end) - start);
      }
    }
  }

  Row row(int index) {
    Part part = part(index);
    EncodedRows encoded = part.chunk.encoded();
    int inChunk = index - part.before;
    long position = part.unitRowsBefore + inChunk;
    for (RefusedRow row : part.chunk.refused()) {
      position += row.position() <= position ? 1 : 0;
    }
    return new Row(encoded.row(inChunk), encoded.place(inChunk), position);
  }

  /**
   * The row that ends on, or goes over, a line of the text from row {@code from} on; {@code until}
   * if there is none.
   *
   * @param line counts from 1 as COPY does (copyfromparse.c): line feeds inside of quoted values
   *     too, but carriage returns instead as long as no row's end was seen
   */
  int rowOfLine(int from, int until, long line) {
    long lines = 1;
    for (int row = from; row < until; row++) {
      lines += row == from ? count('\r', row) : count('\n', row) - 1;
      if (lines >= line) {
        return row;
      }
      lines++;
    }
    return until;
  }

  private int count(char wanted, int row) {
    Part part = part(row);
    EncodedRows encoded = part.chunk.encoded();
    int count = 0;
    for (int at = encoded.start(row - part.before); at < encoded.ends()[row - part.before]; at++) {
      count += encoded.bytes()[at] == wanted ? 1 : 0;
    }
    return count;
  }

  private Part part(int row) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (parts.get(middle).before <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return parts.get(low);
  }
}
