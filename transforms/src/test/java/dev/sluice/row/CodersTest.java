package dev.sluice.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.Coder.NonDeterministicException;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

/** What is encoded comes back, also when other values follow it in the same stream. */
class CodersTest {

  @Property(tries = 300)
  void unitsComeBack(@ForAll("units") Unit unit) throws IOException {
    comesBack(UnitCoder.of(), unit);
  }

  @Property(tries = 300)
  void pagesComeBack(@ForAll("pages") Page page) throws IOException {
    comesBack(PageCoder.of(), page);
  }

  @Property(tries = 300)
  void chunksComeBack(@ForAll("chunks") Chunk chunk) throws IOException {
    comesBack(ChunkCoder.of(), chunk);
  }

  @Property(tries = 300)
  void outcomesComeBack(@ForAll("outcomes") CopyOutcome outcome) throws IOException {
    comesBack(CopyOutcomeCoder.of(), outcome);
  }

  @Test
  void codersAreSingletonsOnEveryWorker() {
    for (Coder<?> coder :
        new Coder<?>[] {UnitCoder.of(), PageCoder.of(), ChunkCoder.of(), CopyOutcomeCoder.of()}) {
      assertThat(SerializableUtils.ensureSerializable(coder)).isEqualTo(coder);
    }
  }

  @Test
  void allButTheChunksAreDeterministic() throws NonDeterministicException {
    UnitCoder.of().verifyDeterministic();
    PageCoder.of().verifyDeterministic();
    CopyOutcomeCoder.of().verifyDeterministic();
    assertThatThrownBy(() -> ChunkCoder.of().verifyDeterministic())
        .isInstanceOf(NonDeterministicException.class)
        .hasMessageContaining("Chunks hold maps and serialized rows.");
  }

  @Provide
  Arbitrary<Unit> units() {
    Arbitrary<String> token = Arbitraries.bigIntegers().map(String::valueOf);
    return Combinators.combine(Arbitraries.strings().ofMaxLength(30), token, token, ordinals())
        .as(Unit::new)
        .filter(unit -> unit.id().chars().noneMatch(c -> Character.isSurrogate((char) c)));
  }

  @Provide
  Arbitrary<Page> pages() {
    return Combinators.combine(
            units(),
            ordinals(),
            Arbitraries.of(true, false),
            ordinals(),
            bytes(),
            Arbitraries.longs(),
            failures())
        .as(Page::new);
  }

  @Provide
  Arbitrary<Chunk> chunks() {
    Arbitrary<RefusedRow> refused =
        Combinators.combine(
                Arbitraries.longs(),
                words(),
                words().injectNull(0.2),
                words(),
                Arbitraries.of(RowFormat.class),
                bytes())
            .as(RefusedRow::new);
    return Combinators.combine(
            pages(),
            encodedRows(),
            refused.list().ofMaxSize(3),
            Arbitraries.maps(words(), Arbitraries.longs()).ofMaxSize(3),
            Arbitraries.longs())
        .as(
            (page, rows, rejects, repaired, nanos) ->
                new Chunk(
                    page.unit(),
                    page.ordinal(),
                    page.last(),
                    rows.count() + rejects.size(),
                    rows,
                    rejects,
                    repaired,
                    page.readNanos(),
                    nanos,
                    page.failure()));
  }

  @Provide
  Arbitrary<CopyOutcome> outcomes() {
    return Combinators.combine(words(), Arbitraries.of(CopyOutcome.Kind.class), Arbitraries.longs())
        .as(CopyOutcome::new);
  }

  private static Arbitrary<Integer> ordinals() {
    return Arbitraries.integers().between(0, Integer.MAX_VALUE);
  }

  private static Arbitrary<byte[]> bytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
  }

  private static Arbitrary<String> words() {
    return Arbitraries.strings().withCharRange(' ', '\u04FF').ofMaxLength(20);
  }

  private static Arbitrary<ReadFailure> failures() {
    return Combinators.combine(words(), Arbitraries.of(true, false))
        .as(ReadFailure::new)
        .injectNull(0.5);
  }

  /** Rows of one to three bytes; places for all of them or for none. */
  private static Arbitrary<EncodedRows> encodedRows() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3).array(int[].class).ofMaxSize(20),
            Arbitraries.of(true, false))
        .as(
            (sizes, placed) -> {
              int[] ends = new int[sizes.length];
              int end = 0;
              for (int row = 0; row < sizes.length; row++) {
                end += sizes[row];
                ends[row] = end;
              }
              long[] places = placed ? new long[sizes.length] : new long[0];
              Arrays.setAll(places, row -> -7L * row);
              return new EncodedRows(new byte[end], ends, places);
            });
  }

  private static <T> void comesBack(Coder<T> coder, T value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    coder.encode(value, out);
    coder.encode(value, out);

    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    T first = coder.decode(in);
    T second = coder.decode(in);

    assertThat(first).usingRecursiveComparison().isEqualTo(value);
    assertThat(second).usingRecursiveComparison().isEqualTo(value);
    assertThat(in.available()).isZero();
  }
}
