package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where the schemas of Avro records are. */
@Description("Schema registry")
public interface RegistryOptions extends PipelineOptions {
  @Description(
      "With valueFormat=avro, addresses of servers that have the records' schemas and speak the REST "
          + "of Confluent's registry; asked in turn until one answers. Every worker must reach them.")
  @Rule.Form("URL,…")
  @Nullable String getSchemaRegistry();

  void setSchemaRegistry(@Nullable String value);

  @Description("User for the schema registry, with schemaRegistryPassword.")
  @Rule.Form("NAME")
  @Nullable String getSchemaRegistryUser();

  void setSchemaRegistryUser(@Nullable String value);

  @Description("Password of schemaRegistryUser.")
  @Rule.Password
  @Nullable String getSchemaRegistryPassword();

  void setSchemaRegistryPassword(@Nullable String value);

  @Description("Bearer token for the schema registry, in place of user and password.")
  @Rule.Password
  @Nullable String getSchemaRegistryToken();

  void setSchemaRegistryToken(@Nullable String value);

  @Description(
      "Certificates of the authorities to trust for the schema registry in place of Java's own: a PEM "
          + "file, or a key store in JKS or PKCS12. Must be on every worker.")
  @Rule.Form("FILE")
  @Nullable String getSchemaRegistryTrustStore();

  void setSchemaRegistryTrustStore(@Nullable String value);

  @Description("Password of schemaRegistryTrustStore, if it is a key store.")
  @Rule.Password
  @Nullable String getSchemaRegistryTrustStorePassword();

  void setSchemaRegistryTrustStorePassword(@Nullable String value);
}
