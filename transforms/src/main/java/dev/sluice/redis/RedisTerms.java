package dev.sluice.redis;

import java.io.Serializable;

/**
 * How values are kept.
 *
 * @param expireSeconds how long a value lives after it was written; 0 for ever
 * @param positionSeconds how long the position of a value is kept after it was deleted or has
 *     expired: as long as that, nothing older brings it back
 */
public record RedisTerms(RedisType type, long expireSeconds, long positionSeconds)
    implements Serializable {
  /** The field of a hash in which its position is kept. */
  public static final String POSITION_FIELD = "sluice.position";
}
