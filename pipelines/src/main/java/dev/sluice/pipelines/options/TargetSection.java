package dev.sluice.pipelines.options;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Server and sessions, from {@link TargetOptions}. */
final class TargetSection {
  private static final List<String> CERTIFICATES =
      List.of("targetSslRootCert", "targetSslCert", "targetSslKey");

  private final Settings settings;
  private final TargetOptions options;
  private final Problems problems;

  TargetSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.options = settings.options(TargetOptions.class);
    this.problems = problems;
  }

  PostgresTarget target() {
    TargetDriver driver = TargetDriver.valueOf(options.getTargetDriver().toUpperCase(Locale.ROOT));
    return new PostgresTarget(
        driver,
        hosts(driver),
        database(),
        Objects.requireNonNullElse(options.getTargetUser(), ""),
        settings.secret("targetPassword", problems),
        loadBalance(driver),
        tls(),
        new SessionText(settings, problems).parse(options.getTargetSession()),
        connectTimeout());
  }

  private List<String> hosts(TargetDriver driver) {
    Integer asked = options.getTargetPort();
    int port = asked == null ? driver.defaultPort() : asked;
    List<String> hosts = new ArrayList<>();
    for (String host : settings.list("targetHosts", options.getTargetHosts(), problems)) {
      HostText.withPort(host, port)
          .ifPresentOrElse(
              hosts::add,
              () ->
                  problems.add(
                      "Invalid host in %s: \"%s\". Expected HOST or HOST:PORT, an IPv6 address in brackets."
                          .formatted(settings.named("targetHosts"), host)));
    }
    return hosts;
  }

  /** The name becomes a part of a JDBC URL. */
  private String database() {
    String database = options.getTargetDatabase();
    if (database != null && database.matches(".*[/?&#%\\s].*")) {
      problems.add(
          settings.invalid("targetDatabase", "a name without spaces and without / ? & # %"));
    }
    return Objects.requireNonNullElse(database, "");
  }

  private boolean loadBalance(TargetDriver driver) {
    Boolean asked = options.getTargetLoadBalance();
    if (asked != null && driver == TargetDriver.POSTGRESQL) {
      problems.add(
          "%s needs --targetDriver=yugabytedb. Leave it out: with postgresql, Sluice spreads the connections over --targetHosts itself."
              .formatted(settings.named("targetLoadBalance")));
    }
    return asked == null ? driver == TargetDriver.YUGABYTEDB : asked;
  }

  private PostgresTarget.@Nullable Tls tls() {
    String mode = options.getTargetSslMode();
    for (String flag : CERTIFICATES) {
      ReadableFile.check(settings, flag, problems);
      if (settings.has(flag) && (mode == null || mode.equals("disable"))) {
        problems.add(
            "%s means nothing without TLS. Add --targetSslMode=verify-full, or leave it out."
                .formatted(settings.named(flag)));
      }
    }
    if (settings.has("targetSslCert") != settings.has("targetSslKey")) {
      boolean cert = settings.has("targetSslCert");
      problems.add(
          "%s needs --%s=FILE: a client certificate and its key go together."
              .formatted(
                  settings.named(cert ? "targetSslCert" : "targetSslKey"),
                  cert ? "targetSslKey" : "targetSslCert"));
    }
    return mode == null
        ? null
        : new PostgresTarget.Tls(
            mode,
            options.getTargetSslRootCert(),
            options.getTargetSslCert(),
            options.getTargetSslKey());
  }

  private Duration connectTimeout() {
    int millis = options.getTargetConnectTimeoutMs();
    if (millis % 1000 != 0) {
      problems.add(
          settings.invalid(
              "targetConnectTimeoutMs", "whole seconds, such as 10000: the drivers know no less"));
    }
    return Duration.ofMillis(millis);
  }
}
