package dev.sluice.it.chaos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Faults of one round, in this order, each in the run that comes to it. */
final class InTurn implements Fault {
  private final Deque<Fault> left;
  private final String label;

  InTurn(Fault... faults) {
    this.left = new ArrayDeque<>(List.of(faults));
    this.label = left.stream().map(Fault::label).collect(Collectors.joining(", then "));
  }

  @Override
  public String label() {
    return label;
  }

  /** Of what is left, each fault gets its share of the rows that are left. */
  @Override
  public double latest() {
    return 0.6 / Math.max(1, left.size());
  }

  @Override
  public boolean inject(Attempt attempt) throws Exception {
    Fault next = left.peek();
    boolean happened = next != null && next.inject(attempt);
    if (happened) {
      left.remove();
    }
    return happened;
  }
}
