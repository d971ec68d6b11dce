package dev.sluice.it.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes Avro as Confluent's serializer does: a byte 0, the schema's id, the record. */
final class AvroRecords {
  private AvroRecords() {}

  static byte[] bytes(int id, GenericRecord datum) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    to.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(to, null);
    new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, encoder);
    encoder.flush();
    return to.toByteArray();
  }

  static void send(Producer<byte[], byte[]> producer, String topic, byte[] value) {
    KafkaStream.send(producer, new ProducerRecord<>(topic, 0, null, value));
  }
}
