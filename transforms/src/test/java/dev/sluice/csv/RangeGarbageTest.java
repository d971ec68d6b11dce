package dev.sluice.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sluice.row.TextRecords;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading makes no object for a field or a record: what it allocates is buffers and pages. */
class RangeGarbageTest {
  private static final int RECORDS = 200_000;

  @TempDir Path folder;

  @Test
  void allocatesBuffersAndPagesOnly() {
    long some = allocated(RECORDS);
    long more = allocated(2 * RECORDS);

    assertThat(more - some).isLessThan(4L * RECORDS);
  }

  /** Bytes, without those of the pages that were handed on. */
  private long allocated(int count) {
    CsvFile file = CsvFile.of(folder, "1,ab,\"c\"\n".repeat(count));
    FileUnit unit = file.unit(0, FileUnit.END, 1, 3);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] handed = new long[2];

    long before = threads.getCurrentThreadAllocatedBytes();
    FileRange.read(
        unit,
        Dialects.noHeader().dialect(),
        OnChanged.REFUSE,
        List.of(0, 1, 2),
        page -> {
          TextRecords records = page.records();
          handed[0] += records.count();
          handed[1] +=
              records.raw().length
                  + records.cells().length
                  + 4L * records.rawEnds().length
                  + 8L * records.places().length;
          return true;
        });
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(handed[0]).isEqualTo(count);
    return allocated - handed[1];
  }
}
