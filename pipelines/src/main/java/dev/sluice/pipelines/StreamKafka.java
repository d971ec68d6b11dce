package dev.sluice.pipelines;

import dev.sluice.copy.UnitFeed;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.kafka.TopicCheck;
import dev.sluice.kafka.TopicPlanner;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.RunRef;
import dev.sluice.pipelines.options.RedisSink;
import dev.sluice.pipelines.options.StreamKafkaSettings;
import dev.sluice.pipelines.options.Streaming;
import dev.sluice.pipelines.options.Tombstones;
import dev.sluice.redis.RedisWriter;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The command {@code stream-kafka}: records of topics. */
record StreamKafka(StreamKafkaSettings settings) implements StreamSource {

  @Override
  public String name() {
    return (settings.topics().topics().size() == 1 ? "topic " : "topics ")
        + String.join(", ", settings.topics().topics())
        + " at "
        + settings.topics().client().bootstrap();
  }

  @Override
  public String waiting() {
    return "partitions with more";
  }

  @Override
  public String arrival() {
    return "the record's timestamp";
  }

  @Override
  public void check() {
    TopicCheck.run(settings.topics().client(), settings.topics().topics());
    SchemaRegistry registry = settings.registry();
    if (registry != null) {
      registry.check();
    }
  }

  @Override
  public void ended(RunRef run) {
    TopicPlanner.end(new LedgerTopics(settings.streaming().target(), run), settings.topics());
    RedisWriter.closeAll();
  }

  @Override
  public Prepared prepare(Connection connection) throws SQLException {
    Optional<RedisSink> redis = settings.redis();
    return redis.isPresent()
        ? redis(RedisTarget.check(settings, redis.get(), connection))
        : tables(KafkaTarget.check(settings, connection));
  }

  private Prepared tables(KafkaTarget target) {
    List<TableName> tables = new ArrayList<>(new LinkedHashSet<>(settings.tables().values()));
    List<String> ways =
        settings.tables().entrySet().stream()
            .map(entry -> entry.getKey() + " -> " + entry.getValue())
            .toList();
    KafkaUnit.Topic first = target.topics().values().iterator().next();
    return new Prepared(
        job(ways, first.layout().json()),
        new StreamSource.Into(StreamSource.Into.named(tables), tables, target.keyed()),
        target.notes(),
        feed(
            new KafkaUnit.Maker(
                target.topics(), reading(), settings.streaming().copying().invalidText())));
  }

  private Prepared redis(RedisTarget target) {
    List<String> ways =
        target.topics().keySet().stream().map(topic -> topic + " -> " + target.name()).toList();
    RedisUnit.Topic first = target.topics().values().iterator().next();
    return new Prepared(
        job(ways, first.layout().json()),
        new StreamSource.Into(target.name(), List.of(), true),
        target.notes(),
        feed(new RedisUnit.Maker(target.topics(), reading(), target.server())));
  }

  private static JobKey job(List<String> ways, String layout) {
    return new JobKey("kafka:" + String.join(", ", ways), "topics", layout, true);
  }

  private TopicReading reading() {
    return new TopicReading(
        settings.topics().client(),
        settings.registry(),
        settings.values().tombstones() == Tombstones.IGNORE,
        settings.streaming().stream().patience(),
        settings.topics().onGap());
  }

  private Function<RunRef, UnitFeed> feed(KafkaFeed.UnitMaker units) {
    Streaming streaming = settings.streaming();
    return run ->
        new KafkaFeed(
            settings.topics(),
            new LedgerTopics(streaming.target(), run),
            units,
            new IssuedUnits(run, streaming.run().streams()));
  }
}
