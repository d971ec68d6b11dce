package dev.sluice.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A cluster's folder: data and log, and the programs that work on it. */
record PostgresFolder(Path root, Path binaries, UnprivilegedUser user) {

  /** Messages and sorting do not depend on the machine. */
  static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC");

  /** Clients are told apart by their addresses. */
  private static final String ALL_OF_LOOPBACK = "host all all 127.0.0.0/8 scram-sha-256\n";

  private static final String ENCRYPTED_ONLY = "hostssl all all 127.0.0.1/32 scram-sha-256\n";

  static PostgresFolder create() {
    Path binaries = PostgresBinaries.folder();
    Path root = Folders.temporary("sluice-postgres-");
    try {
      return new PostgresFolder(root, binaries, UnprivilegedUser.forOwnerOf(root));
    } catch (RuntimeException e) {
      Folders.delete(root);
      throw e;
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("server.log");
  }

  /**
   * Copies the files to where the server may read them; to be called before the cluster is made.
   *
   * @return lines of postgresql.conf
   */
  Map<String, String> install(PostgresTls tls) {
    try {
      Path certificate = Files.copy(tls.certificate(), root.resolve("server.crt"));
      Path key = Files.copy(tls.key(), root.resolve("server.key"));
      // The server refuses a key that others may read.
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      Path authorities = Files.copy(tls.authorities(), root.resolve("root.crt"));
      Path access = Files.writeString(root.resolve("encrypted_hba.conf"), ENCRYPTED_ONLY);
      return Map.of(
          "ssl", "on",
          "ssl_cert_file", certificate.toString(),
          "ssl_key_file", key.toString(),
          "ssl_ca_file", authorities.toString(),
          "hba_file", access.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy certificates to " + root, e);
    }
  }

  /** Makes an empty cluster that asks everyone for a password, the superuser too. */
  void initialise(String superuser, String password, Map<String, String> parameters) {
    try {
      Path passwordFile = Files.writeString(root.resolve("password"), password);
      user.own(root);
      run(
          List.of(
              program("initdb"),
              "--pgdata=" + data(),
              "--username=" + superuser,
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--no-sync"));
      Files.delete(passwordFile);
      Files.writeString(
          data().resolve("postgresql.conf"), lines(parameters), StandardOpenOption.APPEND);
      Files.writeString(data().resolve("pg_hba.conf"), ALL_OF_LOOPBACK, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a PostgreSQL cluster in " + root, e);
    }
  }

  List<String> serverCommand() {
    return user.command(List.of(program("postgres"), "-D", data().toString()));
  }

  private String program(String name) {
    return binaries.resolve("bin").resolve(name).toString();
  }

  private void run(List<String> command) throws IOException {
    Path output = root.resolve("initdb.log");
    ProcessBuilder builder =
        new ProcessBuilder(user.command(command))
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(ENVIRONMENT);
    int code = builder.start().onExit().join().exitValue();
    if (code != 0) {
      throw new IllegalStateException(
          "Cannot run initdb: it ended with code %d. It said:%n%s"
              .formatted(code, Files.readString(output, StandardCharsets.UTF_8)));
    }
  }

  private static String lines(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> "%s = '%s'%n".formatted(entry.getKey(), entry.getValue().replace("'", "''")))
        .collect(Collectors.joining("", "\n", ""));
  }
}
