package dev.sluice.encode;

import java.util.Arrays;

/**
 * JSON arrays for a column of PostgreSQL's arrays. Each element is checked as a column of its type
 * would be, and null is NULL. Arrays in arrays are further dimensions, which must be of one size
 * each, unless elements are JSON themselves.
 */
final class JsonArrayCodec implements ColumnCodec {
  /** PostgreSQL's MAXDIM. */
  private static final int MOST_DIMENSIONS = 6;

  private static final int UNKNOWN = -1;

  private final String type;
  private final ColumnCodec element;
  private final boolean ofJson;
  private final JsonScan json = new JsonScan();
  private final CsvBuffer plain = new CsvBuffer(256);
  private final CsvBuffer encoded = new CsvBuffer(256);

  /** For each dimension the index of its present element, and how many it has. */
  private final int[] indexes = new int[MOST_DIMENSIONS];

  private final int[] sizes = new int[MOST_DIMENSIONS];

  /** The dimension whose elements are no arrays. */
  private int last;

  /**
   * @param type of an element, as {@code pg_type.typname}
   */
  JsonArrayCodec(String type, ColumnCodec element) {
    this.type = type;
    this.element = element;
    this.ofJson = type.equals("json") || type.equals("jsonb");
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    json.reset(cell, offset, length);
    Arrays.fill(sizes, UNKNOWN);
    last = UNKNOWN;
    if (json.next() != '[') {
      throw new RefusedValueException(
          "\"%s\" is no %s[]: expected a JSON array"
              .formatted(GrammarCodec.shown(cell, offset, length), type));
    }
    int start = out.size();
    out.put('"');
    array(0, cell, out);
    out.put('"');
    if (!json.atEnd()) {
      throw json.noJson();
    }
    if (last == UNKNOWN) {
      out.truncate(start);
      out.putAscii("\"{}\"");
    }
  }

  private void array(int dimension, byte[] cell, CsvBuffer out) throws RefusedValueException {
    json.skip();
    out.put('{');
    int size = 0;
    boolean more = json.next() != ']';
    while (more) {
      indexes[dimension] = size++;
      value(dimension, cell, out);
      more = json.next() == ',';
      if (more) {
        out.put(',');
        json.skip();
      }
    }
    if (json.next() != ']') {
      throw json.noJson();
    }
    json.skip();
    out.put('}');
    if (sizes[dimension] != UNKNOWN && sizes[dimension] != size) {
      throw refused(
          dimension - 1,
          "has %,d elements, expected %,d as the one before".formatted(size, sizes[dimension]));
    }
    sizes[dimension] = size;
  }

  private void value(int dimension, byte[] cell, CsvBuffer out) throws RefusedValueException {
    boolean array = !ofJson && json.next() == '[';
    if (array && last == dimension || !array && !isLast(dimension)) {
      throw refused(
          dimension,
          array
              ? "is an array, expected a value of %s as those before".formatted(type)
              : "is no array, expected one as those before");
    }
    if (!array) {
      last = dimension;
      scalar(dimension, cell, out);
    } else if (dimension + 1 == MOST_DIMENSIONS) {
      throw refused(
          dimension, "is an array, expected at most %d dimensions".formatted(MOST_DIMENSIONS));
    } else {
      array(dimension + 1, cell, out);
    }
  }

  /** Whether nothing before it says that the dimension's elements are arrays. */
  private boolean isLast(int dimension) {
    boolean arraysBefore = dimension + 1 < MOST_DIMENSIONS && sizes[dimension + 1] != UNKNOWN;
    return last == dimension || last == UNKNOWN && !arraysBefore;
  }

  private void scalar(int dimension, byte[] cell, CsvBuffer out) throws RefusedValueException {
    boolean string = json.next() == '"' && !ofJson;
    int from = json.at();
    json.skipValue();
    if (json.is("null", from)) {
      out.putAscii("NULL");
      return;
    }
    plain.truncate(0);
    if (string) {
      json.unescape(from + 1, json.at() - 1, plain);
    } else {
      plain.put(cell, from, json.at() - from);
    }
    if (plain.size() == 0 && element.emptyIsNull()) {
      out.putAscii("NULL");
      return;
    }
    encoded.truncate(0);
    try {
      element.write(plain.array(), 0, plain.size(), encoded);
    } catch (RefusedValueException e) {
      throw refused(dimension, e.reason());
    }
    put(out);
  }

  /** Codecs of text give it in quotes for CSV; an array in CSV wants a backslash before some. */
  private void put(CsvBuffer out) {
    byte[] from = encoded.array();
    boolean text = from[0] == '"';
    if (!text && from[0] != '\\') {
      out.put(from, 0, encoded.size());
      return;
    }
    out.putAscii("\"\"");
    int end = text ? encoded.size() - 1 : encoded.size();
    for (int at = text ? 1 : 0; at < end; at++) {
      if (from[at] == '"') {
        out.putAscii("\\\"\"");
        at++;
      } else if (from[at] == '\\') {
        out.putAscii("\\\\");
      } else {
        out.put((char) from[at]);
      }
    }
    out.putAscii("\"\"");
  }

  /** Names the element by its indexes from 0, as paths in JSON do. */
  private RefusedValueException refused(int dimension, String reason) {
    StringBuilder named = new StringBuilder("element ");
    for (int i = 0; i <= dimension; i++) {
      named.append('[').append(indexes[i]).append(']');
    }
    return new RefusedValueException(named.append(": ").append(reason).toString());
  }
}
