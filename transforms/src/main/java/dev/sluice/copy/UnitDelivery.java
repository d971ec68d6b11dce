package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.ReadFailure;
import dev.sluice.row.RefusedRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A unit whose records go elsewhere than into the ledger's database. They are written before the
 * ledger knows, and once more if it never came to know: so to write one twice, or after a later
 * one, must change nothing.
 */
public interface UnitDelivery extends StreamUnit {

  DeliverySettings settings();

  @Override
  default TargetServer server() {
    return settings().server();
  }

  @Override
  default CopyOutcome attempt(StreamSession session) {
    return session.deliver(this);
  }

  /** Called when the unit is claimed, in its transaction and before anything is written. */
  void claimed(Connection connection, RunRef run) throws SQLException;

  /**
   * Hands the unit's records to the sink, in order, some at a time, until that returns false.
   * Trouble with the source becomes a last parcel with a failure.
   */
  void read(Predicate<Parcel> sink);

  /** Some of the unit's records. */
  interface Parcel {

    /** Records, malformed ones too. */
    int records();

    /** Nanoseconds spent on reading and taking apart. */
    long readNanos();

    /** Why the rest of the unit cannot be read; null if all is well. */
    @Nullable ReadFailure failure();

    /**
     * Writes them.
     *
     * @throws dev.sluice.row.TargetAwayException if where they go is away
     * @throws dev.sluice.row.IncompleteException if another attempt would not help
     */
    Delivered write();
  }

  /**
   * What became of a parcel.
   *
   * @param deleted records that stood for the end of their key, which has none any more
   * @param older records that were not written since there is something newer
   * @param refused records that cannot be written, in order
   * @param bytes of the records that were written
   */
  record Delivered(long written, long deleted, long older, List<RefusedRow> refused, long bytes) {
    public Delivered {
      refused = List.copyOf(refused);
    }
  }
}
