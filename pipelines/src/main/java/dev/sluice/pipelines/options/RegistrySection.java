package dev.sluice.pipelines.options;

import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.row.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registry of Avro schemas, from {@link RegistryOptions}. */
final class RegistrySection {
  private static final String ADDRESSES = "schemaRegistry";
  private static final String USER = "schemaRegistryUser";
  private static final String PASSWORD = "schemaRegistryPassword";
  private static final String TOKEN = "schemaRegistryToken";
  private static final String TRUST = "schemaRegistryTrustStore";
  private static final List<String> OTHERS =
      List.of(USER, PASSWORD, TOKEN, TRUST, TRUST + "Password");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Settings settings;
  private final Problems problems;
  private final RegistryOptions options;

  RegistrySection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.options = settings.options(RegistryOptions.class);
  }

  /** Null if none is given. */
  @Nullable SchemaRegistry registry() {
    if (options.getSchemaRegistry() == null) {
      for (String flag : OTHERS) {
        if (settings.has(flag)) {
          problems.add("%s needs --schemaRegistry=URL.".formatted(settings.named(flag)));
        }
      }
      return null;
    }
    List<URI> addresses = addresses();
    SchemaRegistry.Login login = login();
    SchemaRegistry.Trust trust = trust(addresses);
    try {
      return addresses.isEmpty() ? null : new SchemaRegistry(addresses, login, trust, TIMEOUT);
    } catch (IllegalArgumentException e) {
      problems.add(
          "Cannot use %s. %s".formatted(settings.named(ADDRESSES), String.valueOf(e.getMessage())));
      return null;
    }
  }

  private List<URI> addresses() {
    List<URI> addresses = new ArrayList<>();
    for (String text : settings.list(ADDRESSES, options.getSchemaRegistry(), problems)) {
      try {
        addresses.add(URI.create(text));
      } catch (IllegalArgumentException e) {
        problems.add(
            settings.invalid(
                ADDRESSES, "addresses such as https://registry:8081, with commas between them"));
      }
    }
    return addresses;
  }

  private SchemaRegistry.@Nullable Login login() {
    String user = options.getSchemaRegistryUser();
    Secret password = settings.secret(PASSWORD, problems);
    Secret token = settings.secret(TOKEN, problems);
    if (settings.has(TOKEN) && (user != null || settings.has(PASSWORD))) {
      problems.add(
          "%s and a user with a password exclude each other. Give one of them."
              .formatted(settings.named(TOKEN)));
    } else if (user == null && settings.has(PASSWORD)) {
      problems.add(
          "%s needs --schemaRegistryUser. Give both, or neither."
              .formatted(settings.named(PASSWORD)));
    } else if (user != null && !settings.has(PASSWORD)) {
      problems.add(
          "%s needs --schemaRegistryPassword=env:NAME|file:PATH. Give both, or neither."
              .formatted(settings.named(USER)));
    }
    Secret secret = user == null ? token : password;
    return secret == null ? null : new SchemaRegistry.Login(user, secret);
  }

  private SchemaRegistry.@Nullable Trust trust(List<URI> addresses) {
    String path = options.getSchemaRegistryTrustStore();
    Secret password = settings.secret(TRUST + "Password", problems);
    if (path == null) {
      if (settings.has(TRUST + "Password")) {
        problems.add("%s needs --%s=FILE.".formatted(settings.named(TRUST + "Password"), TRUST));
      }
      return null;
    }
    ReadableFile.check(settings, TRUST, problems);
    if (addresses.stream().noneMatch(address -> "https".equals(address.getScheme()))) {
      problems.add(
          "%s means nothing without TLS. Leave it out, or give addresses with https:// in --%s."
              .formatted(settings.named(TRUST), ADDRESSES));
    }
    return new SchemaRegistry.Trust(path, password);
  }
}
