package dev.sluice.it.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a record will be, before it is rendered.
 *
 * @param index of its event
 * @param good whether no other record is to have this event as a good one
 * @param flaw null if nothing is wrong with its value
 */
record EventPlan(long index, boolean good, @Nullable JsonMalformation flaw) {

  EventRecord render(StreamEventsTable table, EventJson json) {
    @Nullable Object[] row = table.row(index);
    byte[] key = String.valueOf(row[0]).getBytes(StandardCharsets.UTF_8);
    return new EventRecord(key, flaw == null ? json.bytes(row) : flaw.spoil(row, json));
  }
}
