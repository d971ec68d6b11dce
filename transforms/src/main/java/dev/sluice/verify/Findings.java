package dev.sluice.verify;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that differs.
 *
 * @param repaired rows that were written into the target
 * @param refusals why rows could not be written, the first of them
 * @param first the first of the rows that differ, as many as were wanted
 */
public record Findings(
    long missing,
    long extra,
    long different,
    long repaired,
    List<String> refusals,
    List<Finding> first) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .setVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY);

  /** No difference. */
  public static final Findings NONE = new Findings(0, 0, 0, 0, List.of(), List.of());

  public Findings {
    refusals = List.copyOf(refusals);
    first = List.copyOf(first);
  }

  /** Rows that differ. */
  public long rows() {
    return missing + extra + different;
  }

  /**
   * Those of both.
   *
   * @param most so many rows are kept
   */
  Findings plus(Findings more, int most) {
    return new Findings(
        missing + more.missing,
        extra + more.extra,
        different + more.different,
        repaired + more.repaired,
        joined(refusals, more.refusals, most),
        joined(first, more.first, most));
  }

  private static <T> List<T> joined(List<T> one, List<T> other, int most) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all.size() <= most ? all : all.subList(0, most);
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Sluice bug: findings are no JSON.", e);
    }
  }

  /** Reads what {@link #bytes} has written. */
  public static Findings of(byte[] bytes) {
    try {
      return JSON.readValue(bytes, Findings.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Sluice bug: cannot read findings", e);
    }
  }
}
