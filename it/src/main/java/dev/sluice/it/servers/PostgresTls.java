package dev.sluice.it.servers;

import java.nio.file.Path;

/**
 * A PostgreSQL that takes encrypted connections only, all in PEM files. It asks clients for a
 * certificate, but lets those in that have none.
 *
 * @param certificate the server's
 * @param key of the certificate, without a password
 * @param authorities whose client certificates are accepted
 */
public record PostgresTls(Path certificate, Path key, Path authorities) {}
