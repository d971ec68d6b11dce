package dev.sluice.kafka;

import org.jspecify.annotations.Nullable;

/** A key that is Avro behind a byte 0, with which no JSON begins; else JSON. */
record AvroOrJson(Document avro, Document json) implements Document {
  @Override
  public @Nullable String read(byte[] document, RecordCells cells) {
    return (document.length > 0 && document[0] == 0 ? avro : json).read(document, cells);
  }
}
