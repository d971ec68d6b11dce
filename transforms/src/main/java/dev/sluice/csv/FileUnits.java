package dev.sluice.csv;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.UnboundedSource.CheckpointMark;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Issues one stream's units, and lets the planner look, if it has one, whenever there are none. */
final class FileUnits extends UnboundedReader<FileUnit> {
  private static final Logger LOG = LoggerFactory.getLogger(FileUnits.class);
  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  /** Of a reader that does not plan: what the planner found a moment ago need not wait. */
  private static final long SHORT_PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final FileSource source;
  private final FilePlan plan;
  private final int index;
  private final @Nullable Planner planner;
  private final Deque<FileUnit> taken = new ArrayDeque<>();
  private FilePlan.@Nullable Session session;
  private @Nullable FileUnit current;
  private long nextLook = System.nanoTime();
  private long nextWarning = System.nanoTime();

  FileUnits(FileSource source, FilePlan plan, int index, @Nullable Planner planner) {
    this.source = source;
    this.plan = plan;
    this.index = index;
    this.planner = planner;
  }

  @Override
  public boolean start() {
    return advance();
  }

  @Override
  public boolean advance() {
    if (taken.isEmpty() && System.nanoTime() - nextLook >= 0) {
      look();
      nextLook = System.nanoTime() + (planner == null ? SHORT_PAUSE_NANOS : PAUSE_NANOS);
    }
    current = taken.poll();
    return current != null;
  }

  private void look() {
    try {
      FilePlan.Session open = session;
      if (open == null) {
        open = plan.open();
        session = open;
      }
      if (planner != null) {
        planner.look(open);
      }
      taken.addAll(open.take(index));
    } catch (FilePlan.PlanAwayException | IOException e) {
      if (System.nanoTime() - nextWarning >= 0) {
        LOG.warn("Cannot look for files now; going on to try: {}", e.getMessage());
        nextWarning = System.nanoTime() + SILENCE_NANOS;
      }
      closeSession();
    }
  }

  @Override
  public FileUnit getCurrent() {
    if (current == null) {
      throw new NoSuchElementException();
    }
    return current;
  }

  @Override
  public Instant getCurrentTimestamp() {
    return Instant.now();
  }

  @Override
  public Instant getWatermark() {
    return Instant.now();
  }

  @Override
  public CheckpointMark getCheckpointMark() {
    return FileSource.NoMark.INSTANCE;
  }

  @Override
  public UnboundedSource<FileUnit, ?> getCurrentSource() {
    return source;
  }

  @Override
  public void close() {
    FilePlan.Session open = session;
    if (open != null && !taken.isEmpty()) {
      try {
        open.giveBack(new ArrayList<>(taken));
      } catch (FilePlan.PlanAwayException e) {
        LOG.debug("Units were not given back; they are issued again after a while", e);
      }
    }
    taken.clear();
    closeSession();
  }

  private void closeSession() {
    FilePlan.Session open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }
}
