package dev.sluice.pipelines.check;

import dev.sluice.kafka.BrokerLook;
import dev.sluice.kafka.KafkaFacts;
import dev.sluice.kafka.TopicCheck;
import dev.sluice.pipelines.options.CheckSettings;
import dev.sluice.row.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kafka: the brokers that were given, those that they name, the topics. */
final class KafkaChecks {
  private static final Line.Area AREA = Line.Area.KAFKA;

  private final CheckSettings.Kafka kafka;
  private final Crew crew;
  private volatile boolean readable;

  KafkaChecks(CheckSettings.Kafka kafka, Crew crew) {
    this.kafka = kafka;
    this.crew = crew;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    List<Crew.Look> given = new ArrayList<>();
    for (String server : kafka.client().bootstrap().split(",")) {
      given.add(
          reach(
              "bootstrap server " + server.strip(),
              server.strip(),
              "Check --bootstrapServers, and the firewalls on the way."));
    }
    lines.addAll(crew.all(given));
    Optional<KafkaFacts> facts =
        crew.ask(
            AREA,
            "connection",
            "",
            () -> {
              TopicCheck.run(kafka.client(), kafka.topics());
              return BrokerLook.facts(kafka.client(), kafka.topics());
            },
            lines);
    facts.ifPresent(
        found -> {
          readable = !kafka.topics().isEmpty();
          lines.add(
              Distance.line(
                  AREA,
                  "connection",
                  "%d brokers".formatted(found.brokers().size()),
                  (double) found.nanos()));
          lines.addAll(crew.all(found.brokers().stream().map(this::broker).toList()));
          found.topics().forEach(topic -> lines.add(topic(topic)));
        });
    return lines;
  }

  private Crew.Look broker(KafkaFacts.BrokerFacts broker) {
    return reach(
        "broker %d at %s".formatted(broker.id(), Reach.address(broker.host(), broker.port())),
        Reach.address(broker.host(), broker.port()),
        "Its partitions cannot be read from here: check the broker's advertised.listeners and the firewalls.");
  }

  private static Crew.Look reach(String subject, String address, String advice) {
    return new Crew.Look(
        AREA,
        subject,
        advice,
        () ->
            List.of(
                AREA.ok(
                    subject,
                    "TCP connects in "
                        + Figures.millis(Reach.nanos(Reach.host(address), Reach.port(address))))));
  }

  static Line topic(KafkaFacts.TopicFacts topic) {
    String subject = "topic " + topic.name();
    String found =
        "%d partitions, about %,d records".formatted(topic.partitions(), topic.records());
    return topic.leaderless() > 0
        ? AREA.warn(
            subject,
            "%s; %d partitions have no leader".formatted(found, topic.leaderless()),
            "They cannot be read until their brokers are back.")
        : AREA.ok(subject, found);
  }

  /** Reads the first topic; not to be measured beside anything else. */
  List<Line> bandwidth(Transfer.Most most) {
    List<Line> lines = new ArrayList<>();
    if (readable) {
      String topic = kafka.topics().get(0);
      crew.ask(AREA, "bandwidth", "", () -> BrokerLook.read(kafka.client(), topic, most), lines)
          .ifPresent(
              read -> lines.add(Speed.line(AREA, "bandwidth", "reading topic " + topic, read)));
    }
    return lines;
  }
}
