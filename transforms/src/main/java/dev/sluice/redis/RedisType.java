package dev.sluice.redis;

import java.util.Locale;

/** What the value of a key is. */
public enum RedisType {
  /** Bytes. */
  STRING,
  /** Fields by name. */
  HASH;

  /** As Redis calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
