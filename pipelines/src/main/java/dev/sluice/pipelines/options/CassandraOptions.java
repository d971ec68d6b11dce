package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** The source: which cluster, and how to reach it. */
@Description("Cassandra, the source")
public interface CassandraOptions extends PipelineOptions {
  @Description(
      "Contact points of the cluster. Two or three are enough; the driver finds the "
          + "other nodes. A port here is that of every node.")
  @Validation.Required
  @Rule.Form("HOST[:PORT],…")
  @Nullable String getCassandraHosts();

  void setCassandraHosts(@Nullable String value);

  @Description(
      "Port for CQL on every node. Touch it if the cluster listens elsewhere, often "
          + "9142 for TLS.")
  @Rule.Range(min = 1, max = 65535)
  @Default.Integer(9042)
  int getCassandraPort();

  void setCassandraPort(int value);

  @Description(
      "Data centre to read from. Without it, the contact points' own. Give it if the "
          + "contact points are in more than one.")
  @Rule.Form("NAME")
  @Nullable String getCassandraLocalDc();

  void setCassandraLocalDc(@Nullable String value);

  @Description("User. Without it, no login. Needs SELECT on the table and the system keyspaces.")
  @Rule.Form("NAME")
  @Nullable String getCassandraUser();

  void setCassandraUser(@Nullable String value);

  @Description("Password of the user.")
  @Rule.Password
  @Nullable String getCassandraPassword();

  void setCassandraPassword(@Nullable String value);

  @Description(
      "Whether to connect with TLS. Without it, true if a trust or key store is given. "
          + "Give true alone to trust the authorities of the JDK.")
  @Nullable Boolean getCassandraTls();

  void setCassandraTls(@Nullable Boolean value);

  @Description(
      "PKCS12 or JKS file with the authorities to trust, readable at this path on "
          + "every worker. Without it, the JDK's.")
  @Rule.Form("FILE")
  @Nullable String getCassandraTrustStore();

  void setCassandraTrustStore(@Nullable String value);

  @Description("Password of the trust store.")
  @Rule.Password
  @Nullable String getCassandraTrustStorePassword();

  void setCassandraTrustStorePassword(@Nullable String value);

  @Description(
      "PKCS12 or JKS file with the client certificate, readable at this path on every "
          + "worker. Give it if the cluster asks clients for one.")
  @Rule.Form("FILE")
  @Nullable String getCassandraKeyStore();

  void setCassandraKeyStore(@Nullable String value);

  @Description("Password of the key store.")
  @Rule.Password
  @Nullable String getCassandraKeyStorePassword();

  void setCassandraKeyStorePassword(@Nullable String value);

  @Description(
      "Whether a node's certificate must name its host. Turn it off only for "
          + "certificates made without host names.")
  @Default.Boolean(true)
  boolean getCassandraHostnameValidation();

  void setCassandraHostnameValidation(boolean value);

  @Description(
      "Milliseconds to wait for one page of rows. Raise it if pages time out although "
          + "the cluster is healthy; better lower fetchSizeInRows.")
  @Rule.Range(min = 1, max = 3600000)
  @Default.Integer(60000)
  int getRequestTimeoutMs();

  void setRequestTimeoutMs(int value);
}
