package dev.sluice.redis;

import dev.sluice.row.Secret;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One Redis server.
 *
 * @param database its number, mostly 0
 * @param tls whether the connection is encrypted; the server's name is checked then
 * @param user null for the default user
 * @param password null if the server asks for none
 */
public record RedisServer(
    String host,
    int port,
    int database,
    boolean tls,
    @Nullable String user,
    @Nullable Secret password)
    implements Serializable {

  /** The address, without anything confidential. */
  @Override
  public String toString() {
    return "%s://%s:%d/%d".formatted(tls ? "rediss" : "redis", host, port, database);
  }
}
