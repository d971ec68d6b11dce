package dev.sluice.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Goes through one value in Avro's binary encoding: into columns, into JSON or past it. */
final class AvroReading {
  private static final int DEEPEST = 1000;

  private final AvroInput input = new AvroInput();
  private final Bytes scratch = new Bytes(256);
  private int depth;

  AvroInput input() {
    return input;
  }

  /** Starts with another value. */
  void reset(byte[] document, int start) {
    input.reset(document, start);
    depth = 0;
  }

  /** The schema of the next value: of a union the branch that it has. */
  Schema branch(Schema schema) throws IOException {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> branches = schema.getTypes();
    return branches.get(input.readIndex(branches.size()));
  }

  void skip(Schema schema) throws IOException {
    json(schema, null);
  }

  /**
   * Reads the next value.
   *
   * @param to gets it as JSON; null to leave it out
   */
  void json(Schema declared, @Nullable Bytes to) throws IOException {
    Schema schema = branch(declared);
    deeper();
    switch (schema.getType()) {
      case NULL -> put("null", to);
      case RECORD -> {
        put("{", to);
        boolean first = true;
        for (Schema.Field field : schema.getFields()) {
          put(first ? "" : ",", to);
          name(field.name(), to);
          json(field.schema(), to);
          first = false;
        }
        put("}", to);
      }
      case ARRAY -> items(schema.getElementType(), false, to);
      case MAP -> items(schema.getValueType(), true, to);
      case INT, LONG, BOOLEAN, FLOAT, DOUBLE, STRING, ENUM, BYTES, FIXED -> scalar(schema, to);
      case UNION -> throw new IOException("a union is in a union");
    }
    depth--;
  }

  void deeper() throws IOException {
    if (++depth > DEEPEST) {
      throw new IOException("its depth exceeds %,d".formatted(DEEPEST));
    }
  }

  void shallower() {
    depth--;
  }

  private void items(Schema item, boolean named, @Nullable Bytes to) throws IOException {
    put(named ? "{" : "[", to);
    boolean first = true;
    for (long count = input.readBlock(); count > 0; count = input.readBlock()) {
      for (long i = 0; i < count; i++) {
        put(first ? "" : ",", to);
        if (named) {
          name(readName(), to);
        }
        json(item, to);
        first = false;
      }
    }
    put(named ? "}" : "]", to);
  }

  String readName() throws IOException {
    long length = input.readLong();
    int start = input.skip(length);
    return new String(input.bytes(), start, (int) length, StandardCharsets.UTF_8);
  }

  private void scalar(Schema schema, @Nullable Bytes to) throws IOException {
    scratch.clear();
    AvroText.put(schema, input, scratch);
    if (to == null) {
      return;
    }
    String text = new String(scratch.array(), 0, scratch.size(), StandardCharsets.UTF_8);
    boolean finite =
        (schema.getType() == Schema.Type.FLOAT || schema.getType() == Schema.Type.DOUBLE)
            && !text.startsWith("N")
            && !text.contains("I");
    if (finite || AvroText.isJson(schema)) {
      to.put(scratch.array(), 0, scratch.size());
    } else {
      JsonCopy.string(text, to);
    }
  }

  private static void name(String name, @Nullable Bytes to) {
    if (to != null) {
      JsonCopy.string(name, to);
      to.put(':');
    }
  }

  private static void put(String ascii, @Nullable Bytes to) {
    if (to != null) {
      to.putAscii(ascii);
    }
  }
}
