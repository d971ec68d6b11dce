package dev.sluice.pipelines;

import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.kafka.TopicCheck;
import dev.sluice.kafka.TopicPlanner;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.RunRef;
import dev.sluice.pipelines.options.StreamKafkaSettings;
import dev.sluice.pipelines.options.Streaming;
import dev.sluice.pipelines.options.Tombstones;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

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
    TopicCheck.run(settings.topics());
    SchemaRegistry registry = settings.registry();
    if (registry != null) {
      registry.check();
    }
  }

  @Override
  public void ended(RunRef run) {
    TopicPlanner.end(new LedgerTopics(settings.streaming().target(), run), settings.topics());
  }

  @Override
  public Prepared prepare(Connection connection) throws SQLException {
    KafkaTarget target = KafkaTarget.check(settings, connection);
    Streaming streaming = settings.streaming();
    return new Prepared(
        job(target),
        new ArrayList<>(new LinkedHashSet<>(settings.tables().values())),
        target.keyed(),
        target.notes(),
        run ->
            new KafkaFeed(
                settings.topics(),
                new LedgerTopics(streaming.target(), run),
                target.topics(),
                new KafkaUnit.Reading(
                    settings.topics().client(),
                    settings.registry(),
                    streaming.copying().invalidText(),
                    settings.values().tombstones() == Tombstones.IGNORE,
                    streaming.stream().patience(),
                    settings.topics().onGap()),
                new IssuedUnits(run, streaming.run().streams())));
  }

  private JobKey job(KafkaTarget target) {
    List<String> ways =
        settings.tables().entrySet().stream()
            .map(entry -> entry.getKey() + " -> " + entry.getValue())
            .toList();
    KafkaUnit.Topic first = target.topics().values().iterator().next();
    return new JobKey("kafka:" + String.join(", ", ways), "topics", first.layout().json(), true);
  }
}
