package dev.sluice.it.bench;

import dev.sluice.copy.FloorCopy;
import dev.sluice.encode.EncodeRows;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import dev.sluice.row.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same reader, encoder and COPY on plain threads: nothing can be faster with these parts. */
record Floor(Table table) {

  void run(RunRef run) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(table.streams());
    try {
      List<Future<?>> copies = new ArrayList<>();
      for (Unit unit : table.units()) {
        copies.add(threads.submit(() -> copy(run, unit)));
      }
      for (Future<?> copy : copies) {
        copy.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void copy(RunRef run, Unit unit) {
    Function<Page, Chunk> encoder = EncodeRows.encoder(table.encode());
    try (FloorCopy copy = new FloorCopy(table.target(), table.copy(), run, unit)) {
      table.readUnit(unit, page -> copy.add(encoder.apply(page)));
      copy.finish();
    }
  }
}
