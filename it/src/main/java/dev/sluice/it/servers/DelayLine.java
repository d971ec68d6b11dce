package dev.sluice.it.servers;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: what goes in comes out after the delay, in order, with no limit on
 * the rate. It holds so many bytes that no sender on loopback waits for it at the delays of a
 * network.
 */
final class DelayLine {

  private static final int CAPACITY = 64 << 20;
  private static final int BUFFER = 1 << 16;

  private final LongSupplier delayNanos;
  private final LinkedBlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(CAPACITY);

  /** What happens at the far end when everything before it has arrived. */
  enum End {
    /** The sender will send no more. */
    CLOSED,
    /** The connection breaks. */
    RESET
  }

  private record Parcel(byte[] bytes, @Nullable End end, long due) {}

  /**
   * @param delayNanos asked whenever something goes in
   */
  DelayLine(LongSupplier delayNanos) {
    this.delayNanos = delayNanos;
  }

  void send(byte[] bytes) throws InterruptedException {
    room.acquire(Math.min(bytes.length, CAPACITY));
    parcels.add(new Parcel(bytes, null, due()));
  }

  void end(End end) {
    parcels.add(new Parcel(new byte[0], end, due()));
  }

  /** Writes until the end comes out, and returns it. */
  End drainTo(OutputStream socket) throws IOException, InterruptedException {
    try {
      OutputStream out = new BufferedOutputStream(socket, BUFFER);
      while (true) {
        Parcel parcel = take(out);
        if (parcel.end() != null) {
          out.flush();
          return parcel.end();
        }
        out.write(parcel.bytes());
        room.release(Math.min(parcel.bytes().length, CAPACITY));
      }
    } finally {
      // Nobody makes room any more, and nobody has to wait for it.
      room.release(CAPACITY);
    }
  }

  private Parcel take(OutputStream out) throws IOException, InterruptedException {
    Parcel parcel = parcels.poll();
    if (parcel == null) {
      out.flush();
      parcel = parcels.take();
    }
    long wait = parcel.due() - System.nanoTime();
    if (wait > 0) {
      out.flush();
      TimeUnit.NANOSECONDS.sleep(wait);
    }
    return parcel;
  }

  private long due() {
    return System.nanoTime() + delayNanos.getAsLong();
  }
}
