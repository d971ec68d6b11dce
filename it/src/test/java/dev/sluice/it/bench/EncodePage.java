package dev.sluice.it.bench;

import dev.sluice.encode.EncodeRows;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.Page;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What {@link EncoderBench} measures: a stream's encoder, one page after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodePage {
  /** As in {@link EncoderInput#of}. */
  @Param("int")
  public String what = "";

  @Param({"CSV", "BINARY"})
  public CopyFormat format = CopyFormat.CSV;

  private Function<Page, Chunk> encoder;
  private Page page;

  @Setup
  public void fill() {
    EncoderInput input = EncoderInput.of(what, format);
    encoder = EncodeRows.encoder(input.settings());
    page = input.page();
  }

  @Benchmark
  public Chunk encode() {
    return encoder.apply(page);
  }
}
