package dev.sluice.pipelines;

import dev.sluice.kafka.RawRecord;
import dev.sluice.kafka.RecordField;
import dev.sluice.kafka.RecordFrame;
import dev.sluice.kafka.RecordParser;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.TextRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a rejected record, for people. */
final class KeptValue {
  /** A cell's length stands before it. */
  private static final int LENGTH = 4;

  private KeptValue() {}

  /**
   * Text as it is; Avro as JSON where a registry has its schema, else its bytes.
   *
   * @param frame as {@link RecordFrame} lays it out
   */
  static String text(String topic, boolean avro, byte[] frame, @Nullable SchemaRegistry registry) {
    RawRecord found = RecordFrame.read(frame, 0, 0);
    byte[] value = found.value();
    if (value == null) {
      return "no value";
    }
    if (!avro) {
      return new String(value, StandardCharsets.UTF_8);
    }
    String json = registry == null ? null : json(topic, found, registry);
    return json == null ? "0x" + HexFormat.of().formatHex(value) : json;
  }

  /** Null if it cannot be read. */
  private static @Nullable String json(String topic, RawRecord found, SchemaRegistry registry) {
    RecordParser parser =
        RecordParser.avro(topic, List.of(RecordField.parse("$rest")), registry.open(Duration.ZERO));
    try {
      TextRecords records = parser.parse(List.of(found));
      byte[] cells = records.cells();
      return records.malformed().isEmpty()
          ? new String(Arrays.copyOfRange(cells, LENGTH, cells.length), StandardCharsets.UTF_8)
          : null;
    } catch (IncompleteException e) {
      return null;
    }
  }
}
