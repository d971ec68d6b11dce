package dev.sluice.kafka;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which topics are read, and how they are cut into units.
 *
 * @param groupId consumer group that shows how far the stream is; null for none
 * @param ahead units of a partition that may be under way at once; 1 keeps its order
 */
public record TopicSettings(
    ClientProperties client,
    List<String> topics,
    StartFrom from,
    OnGap onGap,
    @Nullable String groupId,
    UnitLimits limits,
    int ahead)
    implements Serializable {

  public TopicSettings {
    topics = List.copyOf(topics);
  }

  /**
   * The most of one unit.
   *
   * @param records offsets, to be exact
   * @param bytes of encoded rows, going by what rows had before
   * @param recordsPerSecond of one partition; 0 for no limit
   */
  public record UnitLimits(long records, long bytes, long recordsPerSecond)
      implements Serializable {}
}
