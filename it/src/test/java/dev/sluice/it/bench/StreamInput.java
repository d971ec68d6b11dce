package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.ChunkPlan;
import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.EveryInterval;
import dev.sluice.it.load.GenerateCsv;
import dev.sluice.it.load.GenerateKafka;
import dev.sluice.it.load.KafkaLoad;
import dev.sluice.it.load.KafkaManifest;
import dev.sluice.it.load.LoadManifest;
import dev.sluice.it.load.Manifest;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.verify.ManifestAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A filled folder or topic.
 *
 * @param kafka null for files
 * @param from the folder, or the topic
 * @param units files, or records
 * @param rows that the target has to have, each once
 * @param state where those who need it keep what they have done
 */
record StreamInput(
    LocalPostgres postgres,
    @Nullable LocalKafka kafka,
    String from,
    LoadManifest manifest,
    long units,
    long rows,
    Path state)
    implements PeerInput {

  static final int PARTITIONS = 4;

  /** Writes files into a folder of {@code parent}, each of as many rows. */
  static StreamInput files(LocalPostgres postgres, Path parent, int files, int fileRows)
      throws IOException {
    CsvLoad load =
        CsvLoad.into(parent.resolve("files"))
            .withFileRows(fileRows, fileRows)
            .withSchedule(new EveryInterval(Duration.ZERO, files));
    GenerateCsv.run(load);
    Manifest manifest = Manifest.read(load.manifest());
    return new StreamInput(
        postgres, null, load.outputDir().toString(), manifest, files, manifest.good(), parent);
  }

  /** Fills a topic. */
  static StreamInput topic(LocalPostgres postgres, LocalKafka kafka, Path parent, long records)
      throws IOException {
    String topic = kafka.newTopic("events", PARTITIONS);
    KafkaLoad load =
        KafkaLoad.into(kafka.clientProperties(), topic, parent.resolve("topic.jsonl"))
            .withPlan(ChunkPlan.atOnce(records));
    GenerateKafka.run(load);
    KafkaManifest manifest = KafkaManifest.read(load.manifest());
    return new StreamInput(postgres, kafka, topic, manifest, records, manifest.good(), parent);
  }

  @Override
  public String name() {
    return kafka == null ? "csv" : "kafka";
  }

  @Override
  public OptionalLong server() {
    return kafka == null ? OptionalLong.empty() : OptionalLong.of(kafka.pid());
  }

  /** With the four indexes of the seeds, which stay without the key. */
  @Override
  public PeerTarget emptyTarget(PeerSystem system, boolean key) throws SQLException {
    StreamEventsTable table = manifest.table();
    String ddl = table.postgresDdl("public");
    return PeerTarget.create(
        postgres,
        table,
        (key ? ddl : PeerTarget.withoutKey(ddl))
            + ";"
            + String.join(";", table.indexDdl("public")));
  }

  @Override
  public List<String> arguments(PeerSystem system, PeerTarget target, int streams) {
    StreamJob job =
        new StreamJob(
            system.way(),
            from,
            kafka == null ? "" : kafka.bootstrapServers(),
            new PeerDatabase(target.jdbcUrl()),
            state.resolve("checkpoint-" + target.database()).toString(),
            streams,
            units);
    return job.arguments();
  }

  @Override
  public String compareValues(PeerSystem system, PeerTarget target) throws SQLException {
    ManifestAudit audit = target.audit(manifest);
    assertThat(audit.missing() + audit.doubled() + audit.unexpected()).as(audit.text()).isZero();
    return audit.isClean() ? "equal" : "%,d rows changed".formatted(audit.changed());
  }
}
