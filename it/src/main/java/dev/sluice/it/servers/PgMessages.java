package dev.sluice.it.servers;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes the two byte streams of one connection apart, however they were cut into packets. */
final class PgMessages {

  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_REQUEST = 80_877_104;
  private static final int LENGTH = 4;

  private final AtomicInteger encryptionAnswers = new AtomicInteger();
  private boolean started;

  /**
   * The client's next message; null at the end of the stream.
   *
   * @throws IOException also when the stream ends inside a message
   */
  @Nullable PgMessage fromClient(DataInputStream in) throws IOException {
    if (started) {
      return typed(in);
    }
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
    PgMessage message = rest(PgMessage.UNTYPED, new byte[0], length, in);
    int code = ByteBuffer.wrap(message.bytes()).getInt(LENGTH);
    if (code == SSL_REQUEST || code == GSS_REQUEST) {
      encryptionAnswers.incrementAndGet();
    } else {
      started = true;
    }
    return message;
  }

  /** The server's next message; null at the end of the stream. Throws as the other does. */
  @Nullable PgMessage fromServer(DataInputStream in) throws IOException {
    in.mark(1);
    int type = in.read();
    if (type >= 0 && encryptionAnswers.get() > 0) {
      encryptionAnswers.decrementAndGet();
      if (type != 'N') {
        throw new IllegalStateException(
            "Cannot follow an encrypted connection: the server agreed to it with '%c'. Expected a server without TLS, which says 'N'."
                .formatted(type));
      }
      return new PgMessage(PgMessage.UNTYPED, new byte[] {(byte) type});
    }
    in.reset();
    return typed(in);
  }

  private static @Nullable PgMessage typed(DataInputStream in) throws IOException {
    int type = in.read();
    return type < 0 ? null : rest((char) type, new byte[] {(byte) type}, in.readInt(), in);
  }

  private static PgMessage rest(char type, byte[] head, int length, InputStream in)
      throws IOException {
    if (length < LENGTH) {
      throw new IOException(
          "Cannot follow the connection: a message has length %d. Expected at least %d."
              .formatted(length, LENGTH));
    }
    byte[] body = in.readNBytes(length - LENGTH);
    if (body.length < length - LENGTH) {
      throw new EOFException("The connection ended inside a message.");
    }
    return new PgMessage(
        type, ByteBuffer.allocate(head.length + length).put(head).putInt(length).put(body).array());
  }
}
