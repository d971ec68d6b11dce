package dev.sluice.kafka;

import org.apache.kafka.common.KafkaException;

/** What went wrong in Kafka's client, in its own words. */
final class KafkaCause {
  private KafkaCause() {}

  /** The innermost message: "Failed to construct kafka consumer" says nothing. */
  static String of(KafkaException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    String text = message == null ? cause.toString() : message;
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
