package dev.sluice.it.load;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A line of a manifest; its member {@code line} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ManifestHeader.class, name = "load"),
  @JsonSubTypes.Type(value = ManifestFile.class, name = "file"),
  @JsonSubTypes.Type(value = LoadSummary.class, name = "summary"),
  @JsonSubTypes.Type(value = KafkaHeader.class, name = "kafka-load"),
  @JsonSubTypes.Type(value = ManifestChunk.class, name = "chunk"),
  @JsonSubTypes.Type(value = KafkaSummary.class, name = "kafka-summary")
})
sealed interface ManifestLine
    permits ManifestHeader, ManifestFile, LoadSummary, KafkaHeader, ManifestChunk, KafkaSummary {}
