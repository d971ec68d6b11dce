package dev.sluice.it.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** One way of copying a whole table, as a program of its own. */
enum PeerSystem {
  FLOOR("floor: plain threads", FloorPeer.class, "floor"),
  SLUICE_BINARY("Sluice, binary", SluicePeer.class, "binary"),
  SLUICE_CSV("Sluice, CSV", SluicePeer.class, "csv"),
  BEAM("Beam, as documented", StockPeer.class, "plain"),
  BEAM_TUNED("Beam, tuned", StockPeer.class, "tuned"),
  SPARK_JDBC("Spark connector, JDBC", "dev.sluice.peers.SparkPeer", "jdbc"),
  SPARK_COPY("Spark connector, COPY", "dev.sluice.peers.SparkPeer", "copy"),
  DSBULK("DSBulk, COPY of files", "dev.sluice.peers.DsbulkPeer", "unload");

  private final String label;
  private final String program;
  private final String way;

  PeerSystem(String label, Class<?> program, String way) {
    this(label, program.getName(), way);
  }

  PeerSystem(String label, String program, String way) {
    this.label = label;
    this.program = program;
    this.way = way;
  }

  String label() {
    return label;
  }

  String program() {
    return program;
  }

  String way() {
    return way;
  }

  /** By its name in the property {@code bench.systems}, such as {@code spark-jdbc}. */
  static PeerSystem named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * Whether its target has text where the others have bytea and interval: DSBulk writes neither as
   * PostgreSQL reads it.
   */
  boolean textForBytesAndIntervals() {
    return this == DSBULK;
  }

  String classPath() throws IOException {
    return switch (this) {
      case SPARK_JDBC, SPARK_COPY -> classPath("sluice.peers.classpath");
      case DSBULK -> classPath("sluice.dsbulk.classpath");
      default -> System.getProperty("java.class.path");
    };
  }

  private static String classPath(String property) throws IOException {
    Path file = Path.of(System.getProperty(property));
    return file.resolveSibling("classes") + File.pathSeparator + Files.readString(file).strip();
  }
}
