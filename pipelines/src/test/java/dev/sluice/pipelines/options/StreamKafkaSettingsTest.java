package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.row.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamKafkaSettingsTest {
  @TempDir Path folder;

  @Test
  void valuesAreJsonAndTombstonesAreCounted() {
    StreamKafkaSettings settings = Run.kafka().kafkaSettings();

    assertThat(settings.registry()).isNull();
    assertThat(settings.values())
        .isEqualTo(new StreamKafkaSettings.Values(null, false, List.of(), Tombstones.IGNORE));
  }

  @Test
  void avroComesWithARegistry() throws IOException {
    Path trust = Files.writeString(folder.resolve("authority.pem"), "x");
    StreamKafkaSettings settings =
        Run.kafka()
            .with("valueFormat", "avro")
            .with("schemaRegistry", "https://r1:8081,https://r2/base")
            .with("schemaRegistryUser", "ann")
            .with("schemaRegistryPassword", "env:PASSWORD")
            .with("schemaRegistryTrustStore", trust.toString())
            .kafkaSettings();

    assertThat(settings.values().avro()).isTrue();
    assertThat(settings.registry())
        .isEqualTo(
            new SchemaRegistry(
                List.of(URI.create("https://r1:8081"), URI.create("https://r2/base")),
                new SchemaRegistry.Login("ann", new Secret("from-env")),
                new SchemaRegistry.Trust(trust.toString(), null),
                Duration.ofSeconds(20)));
    assertThat(settings.streaming().shown())
        .containsEntry("schemaRegistryPassword", "env:PASSWORD");
    assertThat(
            Run.kafka()
                .with("valueFormat", "avro")
                .with("schemaRegistry", "http://r1:8081")
                .with("schemaRegistryToken", "env:PASSWORD")
                .kafkaSettings()
                .registry())
        .extracting(SchemaRegistry::login)
        .isEqualTo(new SchemaRegistry.Login(null, new Secret("from-env")));
  }

  @Test
  void allThatIsWrongWithARegistryIsSaidAtOnce() {
    assertThat(Run.kafka().with("valueFormat", "avro").with("columns", "$value=v").kafkaProblems())
        .containsExactly(
            "Cannot use $value in --columns: the values are Avro, not text. $rest is all of a value that no other column reads.",
            "Missing --schemaRegistry=URL: --valueFormat=avro needs the schemas of the records.");
    assertThat(
            Run.kafka()
                .with("schemaRegistry", "http://r1:8081,ftp://r2")
                .with("schemaRegistryUser", "ann")
                .with("schemaRegistryTrustStore", "/nowhere")
                .kafkaProblems())
        .containsExactly(
            "--schemaRegistry has the schemas of Avro records, but --valueFormat=json. Leave it out, or give --valueFormat=avro.",
            "--schemaRegistryUser needs --schemaRegistryPassword=env:NAME|file:PATH. Give both, or neither.",
            "Invalid --schemaRegistryTrustStore: \"/nowhere\". Expected a readable file.",
            "--schemaRegistryTrustStore means nothing without TLS. Leave it out, or give addresses with https:// in --schemaRegistry.",
            "Cannot use --schemaRegistry. Invalid schema registry: \"ftp://r2\". Expected an address with http:// or https:// and a host.");
    assertThat(Run.kafka().with("schemaRegistryToken", "env:PASSWORD").kafkaProblems())
        .containsExactly("--schemaRegistryToken needs --schemaRegistry=URL.");
  }

  @Test
  void deletingNeedsUpdates() {
    assertThat(Run.kafka().with("tombstones", "delete").kafkaProblems())
        .containsExactly(
            "Cannot use delete in --tombstones without --onConflict=update: only then the last record of a key decides about its row.");
    assertThat(
            Run.kafka()
                .with("tombstones", "delete")
                .with("onConflict", "update")
                .kafkaSettings()
                .values()
                .tombstones())
        .isEqualTo(Tombstones.DELETE);
  }

  @Test
  void csvHasNoRest() {
    assertThat(
            Run.kafka()
                .with("valueFormat", "csv")
                .with("fields", "a")
                .with("columns", "$rest=r")
                .kafkaProblems())
        .containsExactly(
            "Cannot use $rest in --columns: the values are CSV. Name their fields, or $value for all of a value.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env:PASSWORD          | from-env",
        "plain                 | plain",
        "file:login            | 'Module required\n  user=\"a\";'",
      })
  void valuesOfTheClientsSettingsMayBeElsewhere(String value, String expected) throws IOException {
    Files.writeString(folder.resolve("login"), "Module required\n  user=\"a\";\r\n\n");
    Path config =
        Files.writeString(
            folder.resolve("client.properties"),
            "sasl.jaas.config=" + value.replace("file:", "file:" + folder + "/") + "\n");

    StreamKafkaSettings settings =
        Run.kafka().with("kafkaConfig", config.toString()).kafkaSettings();

    assertThat(settings.topics().client().values())
        .containsEntry("sasl.jaas.config", new Secret(expected.replace("\\n", "\n")));
    assertThat(settings.streaming().shown().toString()).doesNotContain("from-env", "user=");
  }

  @Test
  void aFileOfAClientsSettingThatIsEmptyIsAProblem() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Path config =
        Files.writeString(folder.resolve("client.properties"), "ssl.x=file:" + empty + "\n");

    assertThat(Run.kafka().with("kafkaConfig", config.toString()).kafkaProblems())
        .containsExactly(
            "Cannot read ssl.x of --kafkaConfig: %s is empty. Expected the value there."
                .formatted(empty));
  }
}
