package dev.sluice.csv;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds files that are complete and cuts them into units, the oldest first. What it does is in the
 * plan before anyone hears of it, so another planner goes on where this one ended.
 */
public final class FilePlanner {
  private static final Logger LOG = LoggerFactory.getLogger(FilePlanner.class);

  /** Files of one look. */
  private static final int MOST_FILES = 256;

  private static final int ATTEMPTS = 3;

  /** For finding as for cutting: what is found is planned after so long. */
  private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

  private final WatchSettings settings;
  private final Sightings sightings;
  private final Arrivals arrivals;
  private final Map<String, Integer> troubles = new HashMap<>();

  FilePlanner(WatchSettings settings) {
    this.settings = settings;
    this.sightings = new Sightings(settings.completeness());
    this.arrivals = new Arrivals(settings);
  }

  /** The planner of this process for a plan. */
  public static FilePlanner of(FilePlan plan, WatchSettings settings) {
    return Planners.of(plan, settings);
  }

  /**
   * Finds and plans what there is. One at a time: a planning that was closed may be in the middle
   * of its last look.
   *
   * @throws IOException if the files cannot be listed
   */
  public synchronized void look(FilePlan.Session session) throws IOException {
    boolean mayPlan = session.mayPlan();
    for (FilePlan.Unread unit : session.settle()) {
      judge(session, unit, mayPlan);
    }
    if (!mayPlan) {
      return;
    }
    Listing listing = Listing.of(settings);
    sightings.keep(listing);
    int waiting = find(session, listing);
    cut(session);
    session.looked(waiting);
  }

  /** Registers what is complete; returns how many files are not, or have to wait. */
  private int find(FilePlan.Session session, Listing listing) {
    int waiting = 0;
    List<Metadata> complete = new ArrayList<>();
    for (Metadata file : listing.files()) {
      if (!sightings.isSettled(file)) {
        if (complete.size() < MOST_FILES && sightings.isComplete(file, listing.marked())) {
          complete.add(file);
        } else {
          waiting++;
        }
      }
    }
    if (complete.isEmpty()) {
      return waiting;
    }
    Map<String, FilePlan.Known> newest =
        session.newest(complete.stream().map(file -> file.resourceId().toString()).toList());
    List<FilePlan.Found> found = new ArrayList<>();
    List<Metadata> settled = new ArrayList<>();
    long deadline = System.nanoTime() + LOOK_NANOS;
    for (Metadata file : complete) {
      if (System.nanoTime() - deadline > 0) {
        waiting++;
        continue;
      }
      try {
        Arrivals.Arrival arrival = arrivals.of(file, newest.get(file.resourceId().toString()));
        arrival.found().ifPresent(found::add);
        arrival.restored().ifPresent(fileId -> session.restore(fileId, file.lastModifiedMillis()));
        if (arrival.settled()) {
          settled.add(file);
        } else {
          waiting++;
        }
      } catch (FileNotFoundException | NoSuchFileException e) {
        LOG.info("{} was taken away before it was read", file.resourceId());
      } catch (IOException e) {
        if (troubles.merge(file.resourceId().toString(), 1, Integer::sum) < ATTEMPTS) {
          waiting++;
        } else {
          found.add(arrivals.unreadable(file, e));
          settled.add(file);
        }
      }
    }
    session.add(found);
    settled.forEach(sightings::settle);
    return waiting;
  }

  /** Cuts large files as far as there is need for more units. */
  private void cut(FilePlan.Session session) {
    long deadline = System.nanoTime() + LOOK_NANOS;
    int ahead = Math.max(8, 4 * settings.streams());
    for (FilePlan.Cutting file : session.cutting()) {
      FilePlan.Cutting at = file;
      while (at != null && session.waiting() < ahead && System.nanoTime() - deadline < 0) {
        at = cutOne(session, at);
      }
    }
  }

  /** Returns the file behind the unit; null if there is nothing left of it. */
  private FilePlan.@Nullable Cutting cutOne(FilePlan.Session session, FilePlan.Cutting file) {
    try {
      Borders.Cut cut =
          Borders.next(
              file.file(), settings.dialect(), file.until(), file.line(), settings.unitBytes());
      session.cut(file, file.unit(String.valueOf(cut.until())), cut.line(), cut.end());
      return cut.end()
          ? null
          : new FilePlan.Cutting(file.id(), file.file(), file.columns(), cut.until(), cut.line());
    } catch (IOException e) {
      session.changed(
          file.id(),
          "Cannot cut %s behind byte %d: %s.".formatted(file.file().path(), file.until(), e));
      return null;
    }
  }

  /** A unit could not be read: the file is gone, or the trouble may pass. */
  private void judge(FilePlan.Session session, FilePlan.Unread unit, boolean mayTry)
      throws IOException {
    if (!isThere(unit.file())) {
      session.changed(unit.fileId(), unit.message());
    } else if (mayTry && unit.attempts() < ATTEMPTS) {
      session.again(unit);
    } else {
      session.giveUp(unit);
    }
  }

  private boolean isThere(FileVersion file) throws IOException {
    try {
      FileCheck.sizeAndTime(file, settings.onChanged());
      return true;
    } catch (ChangedFileException e) {
      return false;
    }
  }
}
