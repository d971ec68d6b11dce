package dev.sluice.csv;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** What was seen of each file in earlier looks: whether it is complete, and needs attention. */
final class Sightings {
  private final WatchSettings.Completeness completeness;
  private final Map<String, Sighting> byPath = new HashMap<>();

  /** A file as it was first seen in this state. */
  private record Sighting(long size, long modifiedMillis, long sinceNanos, boolean settled) {
    boolean isOf(Metadata file) {
      return size == file.sizeBytes() && modifiedMillis == file.lastModifiedMillis();
    }
  }

  Sightings(WatchSettings.Completeness completeness) {
    this.completeness = completeness;
  }

  /** Forgets files that are gone. */
  void keep(Listing listing) {
    if (byPath.size() > listing.files().size()) {
      Set<String> there = new HashSet<>();
      listing.files().forEach(file -> there.add(path(file)));
      byPath.keySet().retainAll(there);
    }
  }

  /** Whether the file, as it is, was dealt with. */
  boolean isSettled(Metadata file) {
    Sighting seen = byPath.get(path(file));
    return seen != null && seen.settled && seen.isOf(file);
  }

  void settle(Metadata file) {
    byPath.put(
        path(file),
        new Sighting(file.sizeBytes(), file.lastModifiedMillis(), System.nanoTime(), true));
  }

  /** Whether the file is complete; remembers that it was seen. */
  boolean isComplete(Metadata file, Set<String> marked) {
    return switch (completeness.ready()) {
      case RENAME -> true;
      case MARKER -> marked.contains(path(file));
      case STABLE -> isStable(file);
    };
  }

  /**
   * Twice seen alike, and not written to for a while by the file's own clock; or, should that clock
   * differ from ours, seen alike for as long.
   */
  private boolean isStable(Metadata file) {
    Sighting seen = byPath.get(path(file));
    if (seen == null || !seen.isOf(file)) {
      byPath.put(
          path(file),
          new Sighting(file.sizeBytes(), file.lastModifiedMillis(), System.nanoTime(), false));
      return false;
    }
    long age = System.currentTimeMillis() - file.lastModifiedMillis();
    boolean old = file.lastModifiedMillis() > 0 && age >= completeness.stableMillis();
    long watched = Duration.ofNanos(System.nanoTime() - seen.sinceNanos).toMillis();
    return old || watched >= completeness.stableMillis();
  }

  private static String path(Metadata file) {
    return file.resourceId().toString();
  }
}
