/**
 * Stop 1 of a row's way, for Kafka: takes raw records apart into columns, whether their values are
 * JSON, CSV or Avro. Hands on {@link dev.sluice.row.TextRecords}.
 */
@NullMarked
package dev.sluice.kafka;

import org.jspecify.annotations.NullMarked;
