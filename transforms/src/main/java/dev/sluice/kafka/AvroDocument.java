package dev.sluice.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An Avro record behind a byte 0 and its schema's id in four bytes, as Confluent's serializers
 * write it, read with that schema. Records, arrays and maps in columns become JSON. A field that no
 * path names is looked for by its aliases: it had one of these names before. One thread.
 */
final class AvroDocument implements Document {
  private static final int HEAD = 5;

  private final SchemaSource source;
  private final Map<Integer, Schema> schemas = new HashMap<>();

  /** What is wrong with schemas that are of no use. */
  private final Map<Integer, String> useless = new HashMap<>();

  private final AvroReading reading = new AvroReading();
  private final PathTree root;
  private final int[] restColumns;
  private final Bytes rest = new Bytes(256);

  /**
   * @param paths for each column its path; null if it comes from elsewhere
   * @param restColumns columns that get an object of the fields that no path begins with
   */
  AvroDocument(
      SchemaSource source, List<? extends @Nullable List<String>> paths, int[] restColumns) {
    this.source = source;
    root = PathTree.of(paths);
    this.restColumns = restColumns;
  }

  @Override
  public @Nullable String read(byte[] document, RecordCells cells) {
    if (document.length < HEAD || document[0] != 0) {
      return "does not begin with a byte 0 and four bytes of a schema's id, as Avro from a schema"
          + " registry does";
    }
    int id = ByteBuffer.wrap(document).getInt(1);
    Schema schema = schema(id);
    if (schema == null) {
      return "has schema %s, which %s".formatted(Integer.toUnsignedString(id), useless.get(id));
    }
    if (schema.getType() != Schema.Type.RECORD) {
      return "is no Avro record: it is of type %s".formatted(schema.getType().getName());
    }
    reading.reset(document, HEAD);
    try {
      rest.clear();
      rest.put('{');
      fields(schema, root, cells);
      endRest(cells);
      int left = reading.input().remaining();
      return left == 0 ? null : "goes on behind its Avro record, for %,d bytes".formatted(left);
    } catch (IOException e) {
      return "is no Avro of schema %s: %s".formatted(Integer.toUnsignedString(id), e.getMessage());
    }
  }

  private @Nullable Schema schema(int id) {
    Schema known = schemas.get(id);
    if (known != null || useless.containsKey(id)) {
      return known;
    }
    SchemaSource.Answer answer = source.schema(id);
    if (answer.problem() != null) {
      useless.put(id, answer.problem());
      return null;
    }
    try {
      Schema schema = parse(answer.schemas());
      schemas.put(id, schema);
      return schema;
    } catch (AvroRuntimeException e) {
      useless.put(id, "is no schema of Avro");
      return null;
    }
  }

  /** The last one, which may refer to those before it. */
  private static Schema parse(List<String> texts) {
    // Names and defaults that are against the rules harm only who writes with the schema.
    Schema.Parser parser = new Schema.Parser().setValidate(false).setValidateDefaults(false);
    Schema last = Schema.create(Schema.Type.NULL);
    for (String text : texts) {
      last = parser.parse(text);
    }
    return last;
  }

  private void fields(Schema schema, PathTree node, RecordCells cells) throws IOException {
    for (Schema.Field field : schema.getFields()) {
      PathTree child = child(schema, field, node);
      if (child != null) {
        value(field.schema(), child, cells);
      } else if (node == root && restColumns.length > 0) {
        if (rest.size() > 1) {
          rest.put(',');
        }
        JsonCopy.string(field.name(), rest);
        rest.put(':');
        reading.json(field.schema(), rest);
      } else {
        reading.skip(field.schema());
      }
    }
  }

  private static @Nullable PathTree child(Schema schema, Schema.Field field, PathTree node) {
    PathTree child = node.child(field.name());
    if (child == null && node.hasChildren()) {
      for (String alias : field.aliases()) {
        if (schema.getField(alias) == null && node.child(alias) != null) {
          return node.child(alias);
        }
      }
    }
    return child;
  }

  private void value(Schema declared, PathTree node, RecordCells cells) throws IOException {
    Schema schema = reading.branch(declared);
    reading.deeper();
    switch (schema.getType()) {
      case NULL -> cells.setNull(node.columnsFromHere());
      case RECORD, ARRAY, MAP -> structure(schema, node, cells);
      case INT, LONG, BOOLEAN, FLOAT, DOUBLE, STRING, ENUM, BYTES, FIXED -> {
        int start = cells.text().size();
        AvroText.put(schema, reading.input(), cells.text());
        cells.setNull(node.columnsFromHere());
        cells.set(node.columns(), start);
      }
      case UNION -> throw new IOException("a union is in a union");
    }
    reading.shallower();
  }

  /** If it is a column, and columns come from below too, it is read twice. */
  private void structure(Schema schema, PathTree node, RecordCells cells) throws IOException {
    if (node.columns().length > 0) {
      int again = reading.input().mark();
      int start = cells.text().size();
      reading.json(schema, cells.text());
      cells.set(node.columns(), start);
      if (!node.hasChildren()) {
        return;
      }
      reading.input().back(again);
    }
    switch (schema.getType()) {
      case RECORD -> fields(schema, node, cells);
      case ARRAY -> items(schema.getElementType(), false, node, cells);
      default -> items(schema.getValueType(), true, node, cells);
    }
  }

  private void items(Schema item, boolean named, PathTree node, RecordCells cells)
      throws IOException {
    AvroInput input = reading.input();
    int index = 0;
    for (long count = input.readBlock(); count > 0; count = input.readBlock()) {
      for (long i = 0; i < count; i++) {
        PathTree child = named ? node.child(reading.readName()) : node.element(index++);
        if (child == null) {
          reading.skip(item);
        } else {
          cells.setNull(child.columnsFromHere());
          value(item, child, cells);
        }
      }
    }
  }

  private void endRest(RecordCells cells) {
    if (restColumns.length > 0) {
      rest.put('}');
      int start = cells.text().size();
      cells.text().put(rest.array(), 0, rest.size());
      cells.set(restColumns, start);
    }
  }
}
