package dev.sluice.row;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.BoundedSource;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a source one after the other; of one that was split there is a single one. */
public final class PartsReader<T> extends BoundedSource.BoundedReader<T> {
  private final BoundedSource<T> source;
  private final Iterator<? extends Part<T>> parts;
  private @Nullable Part<T> part;
  private @Nullable T current;

  /**
   * Something that is read from its beginning to its end.
   *
   * @param <T> what it is read as
   */
  public interface Part<T> {

    /** The next piece; not to be called after the end. */
    T next();

    /** Whether that was the last. */
    boolean ended();

    /** Gives up what is open. */
    default void close() {}
  }

  /**
   * Begins with nothing open.
   *
   * @param parts each is opened when it is asked for
   */
  public PartsReader(BoundedSource<T> source, Iterator<? extends Part<T>> parts) {
    this.source = source;
    this.parts = parts;
  }

  @Override
  public boolean start() {
    return advance();
  }

  @Override
  public boolean advance() {
    Part<T> reading = part;
    while (reading == null || reading.ended()) {
      if (!parts.hasNext()) {
        current = null;
        return false;
      }
      reading = parts.next();
      part = reading;
    }
    current = reading.next();
    return true;
  }

  @Override
  public T getCurrent() {
    if (current == null) {
      throw new NoSuchElementException();
    }
    return current;
  }

  @Override
  public void close() {
    if (part != null) {
      part.close();
      part = null;
    }
  }

  @Override
  public BoundedSource<T> getCurrentSource() {
    return source;
  }
}
