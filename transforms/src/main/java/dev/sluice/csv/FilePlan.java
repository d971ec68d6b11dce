package dev.sluice.csv;

import dev.sluice.row.PlanAwayException;
import dev.sluice.row.Unit;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, durably and for all streams, which files there are and which of their units are to be
 * copied. What one call of a session writes is written all or not at all.
 */
public interface FilePlan extends Serializable {

  /** The same for all streams of a run, another one for each run. */
  String id();

  /**
   * Connects.
   *
   * @throws PlanAwayException if it cannot be reached now
   */
  Session open();

  /**
   * A version that the plan knows.
   *
   * @param settled whether nothing of it is left to do
   * @param complete whether all of it was loaded
   */
  record Known(String id, FileVersion file, boolean settled, boolean complete) {}

  /**
   * A version on its way into units.
   *
   * @param id of path and content
   * @param until up to where it is cut
   * @param line at that offset
   */
  record Cutting(String id, FileVersion file, List<String> columns, long until, long line) {
    public Cutting {
      columns = List.copyOf(columns);
    }

    /** The next unit, from where the file is cut up to an offset or {@link FileUnit#END}. */
    FileUnit unit(String end) {
      String id = FileIds.ofUnit(this.id, until, end);
      return new FileUnit(new Unit(id, String.valueOf(until), end, 0), file, line, columns);
    }
  }

  /**
   * A version that is found.
   *
   * @param whole the one unit that holds all of it; null if it is to be cut, has no records, or is
   *     refused
   * @param refusal why it is not loaded; null if it is
   */
  record Found(Cutting cutting, @Nullable FileUnit whole, @Nullable String refusal) {}

  /** A unit that an attempt could not read. */
  record Unread(String unitId, String fileId, FileVersion file, String message, int attempts) {}

  /** A planner's access. Every call may throw {@link PlanAwayException}. */
  interface Session extends AutoCloseable {

    /** Whether more may be planned. */
    boolean mayPlan();

    /** The newest version of each path that is known, by path. */
    Map<String, Known> newest(Collection<String> paths);

    void add(List<Found> files);

    /** Files that are not cut to their end, the oldest first. */
    List<Cutting> cutting();

    /**
     * Plans a file's next unit.
     *
     * @param line behind the unit
     * @param end whether the file ends with it
     */
    void cut(Cutting file, FileUnit unit, long line, boolean end);

    /** Units that are planned and that nobody works at. */
    int waiting();

    /** Drops what is committed from the plan; returns what could not be read. */
    List<Unread> settle();

    void again(Unread unit);

    /** The unit is not tried again in this run. */
    void giveUp(Unread unit);

    /** The version is there no more; what is left of it waits for its return. */
    void changed(String fileId, String message);

    /** The version is there, perhaps again, and this is its time now. */
    void restore(String fileId, long modifiedMillis);

    /** Notes the end of a look; {@code waiting} files are not complete or not planned yet. */
    void looked(int waiting);

    @Override
    void close();
  }
}
