package dev.sluice.verify;

import dev.sluice.row.EncodedRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs the rows of one key: equal ones first, then each of one side with one of the other. */
final class KeyRows {
  private final RowDigest digest;

  KeyRows(Compared compared) {
    digest = new RowDigest(compared);
  }

  /** What is not the same on both sides. */
  List<Finding> compare(Iterable<byte[]> sided) {
    Map<ByteBuffer, List<byte[]>> sources = new LinkedHashMap<>();
    List<byte[]> targets = new ArrayList<>();
    for (byte[] one : sided) {
      byte[] row = SidedRow.row(one);
      if (SidedRow.isOf(Side.SOURCE, one)) {
        sources.computeIfAbsent(hash(row), hash -> new ArrayList<>()).add(row);
      } else {
        targets.add(row);
      }
    }
    targets.removeIf(row -> removeOne(sources, hash(row)));
    return pair(sources.values().stream().flatMap(List::stream).toList(), targets);
  }

  private static boolean removeOne(Map<ByteBuffer, List<byte[]>> rows, ByteBuffer hash) {
    List<byte[]> equal = rows.get(hash);
    if (equal == null || equal.isEmpty()) {
      return false;
    }
    equal.remove(equal.size() - 1);
    return true;
  }

  private static List<Finding> pair(List<byte[]> sources, List<byte[]> targets) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < Math.max(sources.size(), targets.size()); i++) {
      findings.add(
          new Finding(
              i < sources.size() ? sources.get(i) : null,
              i < targets.size() ? targets.get(i) : null));
    }
    return findings;
  }

  private ByteBuffer hash(byte[] row) {
    digest.of(new EncodedRows(row, new int[] {row.length}, new long[0]), 0);
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(digest.high()).putLong(digest.low()).flip();
  }
}
