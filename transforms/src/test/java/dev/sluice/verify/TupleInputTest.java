package dev.sluice.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.row.EncodedRows;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TupleInputTest {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 2, 9, 9
  };
  private static final byte[] TRAILER = {-1, -1};

  private static byte[] copy(boolean whole, byte[]... rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HEADER);
    for (byte[] row : rows) {
      bytes.writeBytes(row);
    }
    bytes.writeBytes(whole ? TRAILER : new byte[0]);
    return bytes.toByteArray();
  }

  /** In pieces of that size. */
  private static TupleInput input(byte[] bytes, int piece) {
    Deque<byte[]> pieces = new ArrayDeque<>();
    for (int at = 0; at < bytes.length; at += piece) {
      pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
    }
    return new TupleInput(pieces::poll);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void rowsComeOutHoweverTheServerCutsThem(int piece) throws Exception {
    byte[] one = Rows.row("a", null);
    byte[] two = Rows.row("", "b");
    TupleInput input = input(copy(true, one, two), piece);

    EncodedRows rows = input.next();

    assertThat(rows.count()).isEqualTo(2);
    assertThat(rows.row(0)).isEqualTo(one);
    assertThat(rows.row(1)).isEqualTo(two);
    assertThat(input.ended()).isTrue();
  }

  @Test
  void manyRowsComeInPages() throws Exception {
    byte[][] rows = new byte[10_000][];
    Arrays.fill(rows, Rows.row("key", "value"));
    TupleInput input = input(copy(true, rows), 100_000);
    int read = 0;
    int pages = 0;
    while (!input.ended()) {
      read += input.next().count();
      pages++;
    }

    assertThat(read).isEqualTo(rows.length);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void anEndInTheMiddleIsAnError() {
    TupleInput input = input(copy(false, Rows.row("a", "b")), 50);

    assertThatIllegalStateException()
        .isThrownBy(input::next)
        .withMessageStartingWith("The server's COPY ended in the middle of a row.");
  }
}
