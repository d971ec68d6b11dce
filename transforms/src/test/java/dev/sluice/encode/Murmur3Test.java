package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.internal.core.metadata.token.Murmur3TokenFactory;
import com.datastax.oss.driver.internal.core.util.RoutingKey;
import dev.sluice.row.Chunk;
import dev.sluice.types.CqlType;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The driver's own tokens are the measure. */
class Murmur3Test {
  private static final Murmur3TokenFactory DRIVER = new Murmur3TokenFactory();

  @Property
  void tokensAreTheDrivers(@ForAll @Size(max = 70) byte[] key) {
    byte[] shifted = new byte[key.length + 5];
    System.arraycopy(key, 0, shifted, 3, key.length);

    assertThat(String.valueOf(Murmur3.token(shifted, 3, key.length)))
        .isEqualTo(DRIVER.format(DRIVER.hash(ByteBuffer.wrap(key))));
  }

  @Property
  void tokensOfCompositeKeysAreTheDrivers(
      @ForAll @Size(max = 300) byte[] first, @ForAll @Size(max = 20) byte[] second) {
    RowTokens tokens = new RowTokens(List.of(2, 0));
    byte[] cells = Cells.page("u", 0, List.of(Cells.row(second, new byte[1], first))).cells();
    int[] starts = {4, second.length + 8, second.length + 13};

    ByteBuffer key = RoutingKey.compose(ByteBuffer.wrap(first), ByteBuffer.wrap(second));
    assertThat(String.valueOf(tokens.token(cells, starts)))
        .isEqualTo(DRIVER.format(DRIVER.hash(key)));
  }

  @Test
  void everyRowCarriesItsTokenAndShowsIt() {
    EncodeSettings settings =
        Cells.settings(
            InvalidText.REJECT,
            List.of(0),
            Cells.column("id", CqlType.INT, true),
            Cells.column("name", CqlType.TEXT, false));
    Chunk chunk =
        new PageEncoder(settings)
            .encode(
                Cells.page(
                    "u",
                    0,
                    List.of(
                        Cells.row(Cells.int32(1), Cells.utf8("one")),
                        Cells.row(Cells.int32(2), Cells.hex("ff")),
                        Cells.row(Cells.int32(3), Cells.utf8("thr,\"ee\n")))));
    long third = Long.parseLong(DRIVER.format(DRIVER.hash(ByteBuffer.wrap(Cells.int32(3)))));
    String second = DRIVER.format(DRIVER.hash(ByteBuffer.wrap(Cells.int32(2))));

    assertThat(chunk.encoded().places()).hasSize(2).endsWith(third);
    assertThat(
            new CassandraCoordinates(settings).of(chunk.encoded().row(1), chunk.encoded().place(1)))
        .isEqualTo(
            "{\"keyspace\":\"ks\",\"table\":\"t\",\"token\":%d,\"key\":{\"id\":3}}"
                .formatted(third));
    assertThat(chunk.refused().get(0).coordinates())
        .isEqualTo(
            "{\"keyspace\":\"ks\",\"table\":\"t\",\"token\":%s,\"key\":{\"id\":2}}"
                .formatted(second));
  }
}
