package dev.sluice.encode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.row.BigEndian;
import dev.sluice.row.RowCoordinates;
import dev.sluice.types.ColumnPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keyspace, table, token and primary key of a row; values as PostgreSQL writes them. */
final class CassandraCoordinates implements RowCoordinates {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> INTEGERS =
      Set.of("int", "bigint", "smallint", "tinyint", "varint", "counter");

  private final EncodeSettings settings;

  CassandraCoordinates(EncodeSettings settings) {
    this.settings = settings;
  }

  @Override
  public String of(byte[] row, long[] place) {
    String text = new String(row, StandardCharsets.UTF_8);
    try (CloseableIterator<CsvRecord> records = CsvReader.builder().ofCsvRecord(text).iterator()) {
      CsvRecord fields = records.next();
      ObjectNode key = JSON.createObjectNode();
      for (int column = 0; column < settings.columns().size(); column++) {
        if (settings.columns().get(column).key()) {
          put(key, settings.columns().get(column), fields.getField(column));
        }
      }
      return json(key, place.length == 0 ? null : Long.valueOf(place[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a row that cannot be encoded; bytes in hex where not even its key can. */
  String ofCells(byte[] cells, @Nullable Long token) {
    ColumnCodec[] codecs = ColumnCodecs.of(settings, new Repairs(settings.columns().size()));
    ObjectNode key = JSON.createObjectNode();
    CsvBuffer field = new CsvBuffer();
    int at = 0;
    for (int column = 0; column < codecs.length; column++) {
      int length = BigEndian.int32(cells, at);
      at += 4;
      boolean isNull = length < 0 || (length == 0 && codecs[column].emptyIsNull());
      if (settings.columns().get(column).key() && !isNull) {
        field.truncate(0);
        try {
          codecs[column].write(cells, at, length, field);
        } catch (RefusedValueException e) {
          field.truncate(0);
          field.putAscii("0x");
          field.putHex(cells, at, length);
        }
        put(key, settings.columns().get(column), unquoted(field.text()));
      }
      at += Math.max(0, length);
    }
    return json(key, token);
  }

  private static void put(ObjectNode key, ColumnPlan column, String value) {
    boolean isInteger = INTEGERS.contains(column.type().cql());
    if (isInteger && value.isEmpty()) {
      // A partition of static values alone has no clustering columns.
      key.putNull(column.source());
    } else if (isInteger && !value.startsWith("0x")) {
      key.put(column.source(), new BigInteger(value));
    } else {
      key.put(column.source(), value);
    }
  }

  private static String unquoted(String field) {
    return field.startsWith("\"")
        ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
        : field;
  }

  private String json(ObjectNode key, @Nullable Long token) {
    return JSON.createObjectNode()
        .put("keyspace", settings.origin().table().schema())
        .put("table", settings.origin().table().table())
        .put("token", token)
        .<ObjectNode>set("key", key)
        .toString();
  }
}
