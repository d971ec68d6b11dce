package dev.sluice.row;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Encoded rows of one page.
 *
 * @param ordinal the page's ordinal
 * @param rowsRead rows of the page; {@code rows() + refused.size() + filtered}
 * @param filtered rows that were not to be encoded
 * @param refused rows that could not be encoded, in order
 * @param repaired column → number of values changed under {@code --invalidText}
 * @param readNanos as in the page
 * @param encodeNanos time the encoder took
 * @param failure as in the page
 */
public record Chunk(
    Unit unit,
    int ordinal,
    boolean last,
    int rowsRead,
    int filtered,
    EncodedRows encoded,
    List<RefusedRow> refused,
    Map<String, Long> repaired,
    long readNanos,
    long encodeNanos,
    @Nullable ReadFailure failure) {

  public Chunk {
    refused = List.copyOf(refused);
    repaired = Map.copyOf(repaired);
    if (rowsRead != encoded.count() + refused.size() + filtered) {
      throw new IllegalStateException(
          "Sluice bug: unit %s, chunk %d: %d rows read, %d encoded, %d refused, %d filtered; these must balance."
              .formatted(unit.id(), ordinal, rowsRead, encoded.count(), refused.size(), filtered));
    }
  }

  /** Of a page all of whose rows were to be encoded. */
  public Chunk(
      Unit unit,
      int ordinal,
      boolean last,
      int rowsRead,
      EncodedRows encoded,
      List<RefusedRow> refused,
      Map<String, Long> repaired,
      long readNanos,
      long encodeNanos,
      @Nullable ReadFailure failure) {
    this(
        unit,
        ordinal,
        last,
        rowsRead,
        0,
        encoded,
        refused,
        repaired,
        readNanos,
        encodeNanos,
        failure);
  }

  /** A unit's only chunk, of rows that are all encoded. */
  public static Chunk of(Unit unit, EncodedRows encoded) {
    return new Chunk(unit, 0, true, encoded.count(), encoded, List.of(), Map.of(), 0, 0, null);
  }

  /** Rows encoded. */
  public int rows() {
    return encoded.count();
  }

  /** The encoded rows, without gaps. */
  public byte[] bytes() {
    return encoded.bytes();
  }
}
