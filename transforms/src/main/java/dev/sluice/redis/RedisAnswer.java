package dev.sluice.redis;

import org.jspecify.annotations.Nullable;

/**
 * What became of a write.
 *
 * @param reason why it was refused, as a sentence; null if it was not
 */
public record RedisAnswer(Kind kind, @Nullable String reason) {
  static final RedisAnswer WRITTEN = new RedisAnswer(Kind.WRITTEN, null);
  static final RedisAnswer OLDER = new RedisAnswer(Kind.OLDER, null);

  /** Outcomes. */
  public enum Kind {
    /** The key has the value, or is deleted. */
    WRITTEN,
    /** The key has a newer value, which stays. */
    OLDER,
    /** The key cannot have this value. */
    REFUSED
  }

  static RedisAnswer refused(String reason) {
    return new RedisAnswer(Kind.REFUSED, reason);
  }
}
