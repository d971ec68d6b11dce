package dev.sluice.verify;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.row.Chunk;
import dev.sluice.row.ChunkCoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads a target table as rows of COPY's binary format. Bounded; one split, and so one connection,
 * for each part of the table; holds about a megabyte of it at a time; each part at the moment when
 * its COPY began.
 */
public final class ReadTarget extends PTransform<PBegin, PCollection<Chunk>> {
  private static final long serialVersionUID = 1L;

  private final TargetSource source;

  private ReadTarget(TargetSource source) {
    this.source = source;
  }

  /**
   * Looks at the table and cuts it into parts.
   *
   * @param connection to the target
   * @param wanted about so many parts, if the table is large enough
   */
  public static ReadTarget of(
      Connection connection, PostgresTarget target, Compared compared, int wanted)
      throws SQLException {
    List<TargetPart> parts =
        TargetParts.of(connection, compared.table(), compared.server(), wanted);
    return new ReadTarget(new TargetSource(target, compared.columns(), parts));
  }

  /** Parts that are read, each from its beginning to its end. */
  public int parts() {
    return source.parts();
  }

  @Override
  public PCollection<Chunk> expand(PBegin begin) {
    return begin.apply("Parts", Read.from(source)).setCoder(ChunkCoder.of());
  }
}
