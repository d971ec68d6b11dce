package dev.sluice.kafka;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One header of a Kafka record; a name may be there more than once. */
public record RawHeader(String name, byte @Nullable [] value) implements Serializable {}
