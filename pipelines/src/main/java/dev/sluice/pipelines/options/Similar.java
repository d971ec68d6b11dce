package dev.sluice.pipelines.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds what somebody may have meant. */
public final class Similar {
  /** Below this similarity a suggestion confuses more than it helps. */
  private static final double ALIKE = 0.8;

  private Similar() {}

  /** The candidate that is nearest; empty if none is near. */
  public static Optional<String> to(String asked, Collection<String> candidates) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    String lower = asked.toLowerCase(Locale.ROOT);
    record Scored(String name, double score) {}
    return candidates.stream()
        .map(c -> new Scored(c, similarity.apply(lower, c.toLowerCase(Locale.ROOT))))
        .filter(scored -> scored.score() >= ALIKE)
        .max(Comparator.comparingDouble(Scored::score))
        .map(Scored::name);
  }
}
