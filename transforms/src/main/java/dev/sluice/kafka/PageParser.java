package dev.sluice.kafka;

import dev.sluice.row.TextRecords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes records apart one after the other. */
final class PageParser implements RecordParser {
  private final RecordWriter writer;
  private final Bytes out = new Bytes(64 * 1024);
  private final Bytes raw = new Bytes(64 * 1024);

  PageParser(RecordWriter writer) {
    this.writer = writer;
  }

  @Override
  public RecordParser markingTombstones() {
    return new PageParser(writer.markingTombstones());
  }

  @Override
  public TextRecords parse(List<RawRecord> records) {
    int count = records.size();
    long[] places = new long[TextRecords.PLACE * count];
    int[] rawEnds = new int[count];
    Map<Integer, String> malformed = new HashMap<>();
    out.clear();
    raw.clear();
    for (int i = 0; i < count; i++) {
      RawRecord rawRecord = records.get(i);
      String problem = writer.write(rawRecord, out);
      if (problem != null) {
        malformed.put(i, problem);
      }
      places[TextRecords.PLACE * i] = rawRecord.partition();
      places[TextRecords.PLACE * i + 1] = rawRecord.offset();
      RecordFrame.write(rawRecord, raw);
      rawEnds[i] = raw.size();
    }
    return new TextRecords(count, out.copy(), places, raw.copy(), rawEnds, malformed);
  }
}
