package dev.sluice.pipelines.options;

import dev.sluice.redis.RedisServer;
import dev.sluice.row.Secret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Redis server, from {@link RedisOptions}. */
final class RedisServerSection {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(rediss?)://(\\[[0-9A-Fa-f:.%]+\\]|[^\\[\\]:/@?#\\s]+)(?::([0-9]{1,5}))?(?:/([0-9]{1,4}))?/?");

  private static final int PORT = 6379;

  private RedisServerSection() {}

  /** Empty if none was given, or what was given is a problem. */
  static Optional<RedisServer> server(Settings settings, Problems problems) {
    RedisOptions options = settings.options(RedisOptions.class);
    String address = options.getRedis();
    Secret password = settings.secret("redisPassword", problems);
    if (options.getRedisUser() != null && !settings.has("redisPassword")) {
      problems.add(
          "%s needs --redisPassword=env:NAME or file:PATH.".formatted(settings.named("redisUser")));
    }
    if (address == null) {
      return Optional.empty();
    }
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      // What it is may hold a password: it is not repeated.
      problems.add(
          "Invalid %s. Expected redis://HOST:PORT/DB, or rediss:// for TLS; user and password go into --redisUser and --redisPassword."
              .formatted(settings.named("redis")));
      return Optional.empty();
    }
    int port = parts.group(3) == null ? PORT : Integer.parseInt(parts.group(3));
    if (port < 1 || port > 65535) {
      problems.add(settings.invalid("redis", "a port from 1 to 65535"));
    }
    return Optional.of(
        new RedisServer(
            parts.group(2),
            port,
            parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4)),
            parts.group(1).equals("rediss"),
            options.getRedisUser(),
            password));
  }
}
