package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** The target: which server, and how its sessions are set up. */
@Description("PostgreSQL or YugabyteDB, the target")
public interface TargetOptions extends PipelineOptions {
  @Description(
      "JDBC driver. yugabytedb spreads connections over the nodes of a YugabyteDB "
          + "cluster; postgresql works with both. yugabytedb is the default if the config "
          + "file has yugabyte.host.")
  @Rule.OneOf({"postgresql", "yugabytedb"})
  @Default.String("postgresql")
  String getTargetDriver();

  void setTargetDriver(String value);

  @Description(
      "Servers. Connections are spread over them; one that is down is left out for a while.")
  @Validation.Required
  @Rule.Form("HOST[:PORT],…")
  @Nullable String getTargetHosts();

  void setTargetHosts(@Nullable String value);

  @Description(
      "Port of the hosts given without one. Without it, 5432 for postgresql and 5433 "
          + "for yugabytedb.")
  @Rule.Range(min = 1, max = 65535)
  @Nullable Integer getTargetPort();

  void setTargetPort(@Nullable Integer value);

  @Description("Database. Also holds the ledger, in schema sluice.")
  @Validation.Required
  @Rule.Form("NAME")
  @Nullable String getTargetDatabase();

  void setTargetDatabase(@Nullable String value);

  @Description(
      "User. Needs INSERT and SELECT on the table, and CREATE on the database for the "
          + "first run.")
  @Validation.Required
  @Rule.Form("NAME")
  @Nullable String getTargetUser();

  void setTargetUser(@Nullable String value);

  @Description("Password of the user. Without it, none is sent.")
  @Rule.Password
  @Nullable String getTargetPassword();

  void setTargetPassword(@Nullable String value);

  @Description(
      "TLS, as in libpq. Without it, the driver's own: prefer, which accepts an "
          + "unencrypted connection. Use verify-full wherever there is a certificate.")
  @Rule.OneOf({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
  @Nullable String getTargetSslMode();

  void setTargetSslMode(@Nullable String value);

  @Description(
      "PEM file with the authorities to trust, readable at this path on every worker. "
          + "Needs targetSslMode.")
  @Rule.Form("FILE")
  @Nullable String getTargetSslRootCert();

  void setTargetSslRootCert(@Nullable String value);

  @Description(
      "PEM file with the client certificate, readable at this path on every worker. "
          + "Needs targetSslMode and targetSslKey.")
  @Rule.Form("FILE")
  @Nullable String getTargetSslCert();

  void setTargetSslCert(@Nullable String value);

  @Description(
      "PKCS8 DER or PKCS12 file with the key of the client certificate, readable at "
          + "this path on every worker.")
  @Rule.Form("FILE")
  @Nullable String getTargetSslKey();

  void setTargetSslKey(@Nullable String value);

  @Description(
      "Whether the YugabyteDB driver finds the nodes of the cluster and balances "
          + "connections over them; yugabytedb only. Without it, true. Turn it off if the "
          + "nodes are reachable only through a proxy.")
  @Nullable Boolean getTargetLoadBalance();

  void setTargetLoadBalance(@Nullable Boolean value);

  @Description(
      "Server settings for every session, such as statement_timeout=0. Values cannot "
          + "hold commas. yb_disable_transactional_writes and yb_enable_upsert_mode are "
          + "refused: a unit would not be all or nothing.")
  @Rule.Form("NAME=VALUE,…")
  @Nullable String getTargetSession();

  void setTargetSession(@Nullable String value);

  @Description(
      "Milliseconds to wait for a connection; whole seconds. Raise it for slow " + "networks.")
  @Rule.Range(min = 1000, max = 600000)
  @Default.Integer(10000)
  int getTargetConnectTimeoutMs();

  void setTargetConnectTimeoutMs(int value);
}
