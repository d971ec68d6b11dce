package dev.sluice.it.load;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A line of a manifest; its member {@code line} says which of the three. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ManifestHeader.class, name = "load"),
  @JsonSubTypes.Type(value = ManifestFile.class, name = "file"),
  @JsonSubTypes.Type(value = LoadSummary.class, name = "summary")
})
sealed interface ManifestLine permits ManifestHeader, ManifestFile, LoadSummary {}
