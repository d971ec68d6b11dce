package dev.sluice.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PgMessagesTest {
  private final PgMessages messages = new PgMessages();

  @Test
  void aClientsMessagesAreFoundHoweverTheyArrive() throws IOException {
    byte[] query = PgMessageBytes.of('Q', "SELECT 1\0");
    byte[] copyData = PgMessageBytes.of('d', "x".repeat(100_000));
    DataInputStream in =
        inSmallPieces(PgMessageBytes.SSL_REQUEST, PgMessageBytes.STARTUP, query, copyData);

    List<PgMessage> found = new ArrayList<>();
    for (PgMessage next = messages.fromClient(in); next != null; next = messages.fromClient(in)) {
      found.add(next);
    }

    assertThat(found)
        .extracting(PgMessage::bytes)
        .containsExactly(PgMessageBytes.SSL_REQUEST, PgMessageBytes.STARTUP, query, copyData);
    assertThat(found).extracting(PgMessage::type).containsExactly('\0', '\0', 'Q', 'd');
    assertThat(found.get(2).text()).isEqualTo("SELECT 1");
  }

  @Test
  void theAnswerToARequestForEncryptionIsOneByte() throws IOException {
    byte[] ready = PgMessageBytes.of('Z', "I");
    messages.fromClient(inSmallPieces(PgMessageBytes.SSL_REQUEST));
    DataInputStream in = inSmallPieces(new byte[] {'N'}, ready);

    assertThat(messages.fromServer(in)).extracting(PgMessage::bytes).isEqualTo(new byte[] {'N'});
    assertThat(messages.fromServer(in)).extracting(PgMessage::bytes).isEqualTo(ready);
    assertThat(messages.fromServer(in)).isNull();
  }

  @Test
  void anEncryptedConnectionCannotBeFollowed() throws IOException {
    messages.fromClient(inSmallPieces(PgMessageBytes.SSL_REQUEST));

    assertThatThrownBy(() -> messages.fromServer(inSmallPieces(new byte[] {'S'})))
        .hasMessageContaining("agreed to it with 'S'. Expected a server without TLS");
  }

  @Test
  void aStreamThatEndsInsideAMessageIsBroken() {
    DataInputStream in = inSmallPieces(new byte[] {'C', 0, 0, 0, 9, 'C', 'O'});

    assertThatThrownBy(() -> messages.fromServer(in)).isInstanceOf(EOFException.class);
  }

  /** A stream that gives seven bytes at a time at most, as a network may. */
  private static DataInputStream inSmallPieces(byte[]... parts) {
    InputStream pieces =
        new ByteArrayInputStream(PgMessageBytes.joined(parts)) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 7));
          }
        };
    return new DataInputStream(new BufferedInputStream(pieces));
  }
}
