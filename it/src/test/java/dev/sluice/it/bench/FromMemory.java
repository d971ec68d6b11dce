package dev.sluice.it.bench;

import dev.sluice.copy.FloorCopy;
import dev.sluice.encode.EncodeRows;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import dev.sluice.row.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Encodes and copies pages that were read before, on plain threads: no source takes part. */
record FromMemory(Table table, Map<Unit, List<Page>> pages) {

  static Map<Unit, List<Page>> read(Table table) {
    Map<Unit, List<Page>> pages = new LinkedHashMap<>();
    for (Unit unit : table.units()) {
      List<Page> read = new ArrayList<>();
      table.readUnit(unit, read::add);
      pages.put(unit, read);
    }
    return pages;
  }

  void run(RunRef run) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(table.streams());
    try {
      List<Future<?>> copies = new ArrayList<>();
      pages.forEach((unit, read) -> copies.add(threads.submit(() -> copy(run, unit, read))));
      for (Future<?> copy : copies) {
        copy.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void copy(RunRef run, Unit unit, List<Page> read) {
    Function<Page, Chunk> encoder = EncodeRows.encoder(table.encode());
    try (FloorCopy copy = new FloorCopy(table.target(), table.copy(), run, unit)) {
      read.forEach(page -> copy.add(encoder.apply(page)));
      copy.finish();
    }
  }
}
