package dev.sluice.it.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One way of copying a whole table, or all of a stream, as a program of its own. */
enum PeerSystem {
  FLOOR(Kind.FLOOR, "floor: plain threads", FloorPeer.class, "floor"),
  SLUICE_BINARY(Kind.SLUICE, "Sluice, binary", SluicePeer.class, "binary"),
  SLUICE_CSV(Kind.SLUICE, "Sluice, CSV", SluicePeer.class, "csv"),
  BEAM(Kind.PEER, "Beam, as documented", StockPeer.class, "plain"),
  BEAM_TUNED(Kind.PEER, "Beam, tuned", StockPeer.class, "tuned"),
  SPARK_JDBC(Kind.PEER, "Spark connector, JDBC", "dev.sluice.peers.SparkPeer", "jdbc"),
  SPARK_COPY(Kind.PEER, "Spark connector, COPY", "dev.sluice.peers.SparkPeer", "copy"),
  DSBULK(Kind.PEER, "DSBulk, COPY of files", "dev.sluice.peers.DsbulkPeer", "unload"),

  STREAM_FLOOR(Kind.FLOOR, "floor: plain threads", StreamFloorPeer.class, "floor"),
  STREAM_SLUICE(Kind.SLUICE, "Sluice", StreamSluicePeer.class, "stream"),
  STREAM_SPARK(Kind.PEER, "Spark, one batch", "dev.sluice.peers.SparkStreamPeer", "one"),
  STREAM_SPARK_TEN(Kind.PEER, "Spark, ten batches", "dev.sluice.peers.SparkStreamPeer", "ten");

  /** Those that copy tables. */
  static final Set<PeerSystem> OF_TABLES = EnumSet.range(FLOOR, DSBULK);

  /** Those that load streams. */
  static final Set<PeerSystem> OF_STREAMS = EnumSet.range(STREAM_FLOOR, STREAM_SPARK_TEN);

  private final Kind kind;
  private final String label;
  private final String program;
  private final String way;

  /** What is expected of it. */
  enum Kind {
    /** Nothing but speed. */
    FLOOR,
    /** Each row once, whatever happens. */
    SLUICE,
    /** What its makers say. */
    PEER
  }

  PeerSystem(Kind kind, String label, Class<?> program, String way) {
    this(kind, label, program.getName(), way);
  }

  PeerSystem(Kind kind, String label, String program, String way) {
    this.kind = kind;
    this.label = label;
    this.program = program;
    this.way = way;
  }

  Kind kind() {
    return kind;
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

  /** Those that the property {@code bench.systems} names, such as {@code spark-jdbc}, or all. */
  static Set<PeerSystem> chosenOf(Set<PeerSystem> all) {
    String chosen = System.getProperty("bench.systems", "");
    return chosen.isEmpty()
        ? all
        : Arrays.stream(chosen.split(",", -1))
            .map(PeerSystem::named)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(PeerSystem.class)));
  }

  private static PeerSystem named(String name) {
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
      case SPARK_JDBC, SPARK_COPY, STREAM_SPARK, STREAM_SPARK_TEN ->
          classPath("sluice.peers.classpath");
      case DSBULK -> classPath("sluice.dsbulk.classpath");
      default -> System.getProperty("java.class.path");
    };
  }

  private static String classPath(String property) throws IOException {
    Path file = Path.of(System.getProperty(property));
    return file.resolveSibling("classes") + File.pathSeparator + Files.readString(file).strip();
  }
}
