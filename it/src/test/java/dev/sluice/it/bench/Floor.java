package dev.sluice.it.bench;

import dev.sluice.cassandra.FloorReader;
import dev.sluice.copy.FloorCopy;
import dev.sluice.encode.FloorEncoder;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same reader, encoder and COPY on plain threads: nothing can be faster with these parts. */
record Floor(Table table) {

  void run(RunRef run) throws Exception {
    FloorReader reader = new FloorReader(table.cluster(), table.query(), table.read());
    ExecutorService threads = Executors.newFixedThreadPool(table.streams());
    try {
      List<Future<?>> copies = new ArrayList<>();
      for (Unit unit : table.units()) {
        copies.add(threads.submit(() -> copy(reader, run, unit)));
      }
      for (Future<?> copy : copies) {
        copy.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void copy(FloorReader reader, RunRef run, Unit unit) {
    FloorEncoder encoder = new FloorEncoder(table.encode());
    try (FloorCopy copy = new FloorCopy(table.target(), table.copy(), run, unit)) {
      reader.read(unit, page -> copy.add(encoder.encode(page)));
      copy.finish();
    }
  }
}
