package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Which Redis server. */
@Description("Redis")
public interface RedisOptions extends PipelineOptions {
  @Description(
      "Server and number of the database; every worker must reach it. With rediss the connection is "
          + "encrypted, and the server's certificate must be trusted by the JVM "
          + "(javax.net.ssl.trustStore). Without PORT, 6379; without DB, 0.")
  @Rule.Form("redis[s]://HOST[:PORT][/DB]")
  @Nullable String getRedis();

  void setRedis(@Nullable String value);

  @Description("User of Redis's access lists. Without it, the default user. Needs redisPassword.")
  @Rule.Form("NAME")
  @Nullable String getRedisUser();

  void setRedisUser(@Nullable String value);

  @Description("Password for Redis. Without it, none is sent.")
  @Rule.Password
  @Nullable String getRedisPassword();

  void setRedisPassword(@Nullable String value);
}
