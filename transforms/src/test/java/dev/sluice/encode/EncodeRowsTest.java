package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Chunk;
import dev.sluice.row.ChunkCoder;
import dev.sluice.row.Page;
import dev.sluice.row.PageCoder;
import dev.sluice.row.ReadFailure;
import dev.sluice.types.CqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

class EncodeRowsTest {
  private static final ReadFailure GONE = new ReadFailure("the node is gone", true);
  private static final EncodeSettings SETTINGS =
      Cells.settings(
          InvalidText.REJECT,
          List.of(),
          Cells.column("id", CqlType.INT, true),
          Cells.column("name", CqlType.TEXT, false));

  @Test
  void makesAChunkOfEachPage() {
    Page rows =
        Cells.page(
            "u",
            0,
            List.of(
                Cells.row(Cells.int32(7), Cells.utf8("seven")),
                Cells.row(Cells.int32(8), Cells.hex("ff"))));
    Page failed = new Page(Cells.unit("v"), 3, true, 0, new byte[0], 5, GONE);
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(DirectRunner.class);
    Pipeline pipeline = Pipeline.create(options);

    PCollection<Chunk> chunks =
        pipeline
            .apply(Create.of(rows, failed).withCoder(PageCoder.of()))
            .apply(EncodeRows.of(SETTINGS));
    PAssert.that(chunks)
        .satisfies(
            encoded -> {
              List<String> found = new ArrayList<>();
              encoded.forEach(chunk -> found.add(describe(chunk)));
              assertThat(found)
                  .containsExactlyInAnyOrder(
                      "u 0 false 2 \"7,\"\"seven\"\"\n\" [name: byte 0xff at offset 0 is not valid UTF-8, which PostgreSQL cannot store; choose --invalidText=replace or strip to change such values] null",
                      "v 3 true 0 \"\" [] " + GONE);
              return null;
            });

    assertThat(chunks.getCoder()).isEqualTo(ChunkCoder.of());
    assertThat(pipeline.run().waitUntilFinish()).isEqualTo(State.DONE);
  }

  private static String describe(Chunk chunk) {
    return "%s %d %s %d \"%s\" %s %s"
        .formatted(
            chunk.unit().id(),
            chunk.ordinal(),
            chunk.last(),
            chunk.rowsRead(),
            Cells.text(chunk).replace("\"", "\"\""),
            chunk.refused().stream().map(row -> row.column() + ": " + row.reason()).toList(),
            chunk.failure());
  }
}
