package dev.sluice.pipelines.options;

import dev.sluice.kafka.KeyTemplate;
import dev.sluice.kafka.KeyedShape;
import dev.sluice.kafka.KeyedShape.Body;
import dev.sluice.kafka.KeyedShape.NamedField;
import dev.sluice.kafka.RecordField;
import dev.sluice.redis.RedisServer;
import dev.sluice.redis.RedisTerms;
import dev.sluice.redis.RedisType;
import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Redis as the target, from {@link SinkOptions} and {@link RedisOptions}. */
final class RedisSection {
  private static final List<String> OF_REDIS =
      List.of(
          "redis",
          "redisUser",
          "redisPassword",
          "redisType",
          "redisKey",
          "redisExpireSeconds",
          "redisPositionSeconds");

  private static final List<String> OF_TABLES =
      List.of(
          "onConflict",
          "invalidText",
          "truncateTarget",
          "copyBufferRows",
          "copyBufferBytes",
          "copyFlushEvery",
          "copyRetries",
          "targetRowsPerSecond",
          "targetBytesPerSecond",
          "timestampFormat",
          "dateFormat",
          "timeFormat",
          "timeZone",
          "decimalSeparator",
          "groupSeparator",
          "trueText",
          "falseText");

  private final Settings settings;
  private final Problems problems;
  private final SinkOptions options;

  RedisSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.options = settings.options(SinkOptions.class);
  }

  static boolean isChosen(Settings settings) {
    return settings.options(SinkOptions.class).getSink().equals("redis");
  }

  /** Empty if records go into tables, or there are problems. */
  Optional<RedisSink> sink(StreamKafkaSettings.Values values) {
    if (!isChosen(settings)) {
      refuse(OF_REDIS, "needs --sink=redis");
      return Optional.empty();
    }
    refuse(OF_TABLES, "means nothing with --sink=redis");
    Optional<RedisServer> server = RedisServerSection.server(settings, problems);
    if (server.isEmpty() && !settings.has("redis")) {
      problems.add("Missing --redis=redis://HOST:PORT/DB, which --sink=redis needs.");
    }
    RedisType type = RedisType.valueOf(options.getRedisType().toUpperCase(Locale.ROOT));
    RedisTerms terms =
        new RedisTerms(type, options.getRedisExpireSeconds(), options.getRedisPositionSeconds());
    KeyTemplate key = key();
    List<NamedField> named = named(type, values.names());
    if (server.isEmpty() || key == null) {
      return Optional.empty();
    }
    KeyedShape shape =
        new KeyedShape(
            key,
            type == RedisType.HASH ? Body.FIELDS : Body.WHOLE,
            named,
            values.csv(),
            values.avro());
    check(shape);
    return Optional.of(new RedisSink(server.get(), terms, shape));
  }

  /** A file serves other commands too; what it says for them is not meant here. */
  private void refuse(List<String> flags, String why) {
    for (String flag : flags) {
      Given given = settings.given().get(flag);
      if (given != null && given.origin() == Given.Origin.FLAG) {
        problems.add("%s %s. Leave it out.".formatted(given.key(), why));
      }
    }
  }

  private @Nullable KeyTemplate key() {
    try {
      return KeyTemplate.parse(options.getRedisKey());
    } catch (IllegalArgumentException e) {
      problems.add("Cannot use %s. %s".formatted(settings.named("redisKey"), e.getMessage()));
      return null;
    }
  }

  private List<NamedField> named(RedisType type, List<ColumnName> names) {
    List<NamedField> named = new ArrayList<>();
    if (type == RedisType.STRING && !names.isEmpty()) {
      problems.add(
          "%s names fields, but a string is the whole value. Leave it out, or give --redisType=hash."
              .formatted(settings.named("columns")));
    }
    for (ColumnName name : names) {
      if (name.target().equals(HeaderMatch.LEFT_OUT)
          || name.target().equals(RedisTerms.POSITION_FIELD)) {
        problems.add(
            "Invalid column in %s: \"%s=%s\". Expected the fields that a hash is to have; %s is Sluice's own."
                .formatted(
                    settings.named("columns"),
                    name.source(),
                    name.target(),
                    RedisTerms.POSITION_FIELD));
      } else {
        field(name).ifPresent(named::add);
      }
    }
    return named;
  }

  /** What cannot be read is a problem already. */
  private static Optional<NamedField> field(ColumnName name) {
    try {
      return Optional.of(new NamedField(name.target(), RecordField.parse(name.source())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What cannot be read from such records at all. */
  private void check(KeyedShape shape) {
    try {
      shape.check();
    } catch (IllegalArgumentException e) {
      problems.add(
          "Cannot use %s with such values. %s"
              .formatted(settings.named("redisKey"), e.getMessage()));
    }
  }
}
