package dev.sluice.it.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Deals every possible fault in every mode before any of them comes again. At least one must be
 * possible.
 */
final class Deck {
  private final List<Mode> modes;
  private final List<String> faults;
  private final Random random;
  private final List<Card> left = new ArrayList<>();

  Deck(List<Mode> modes, List<String> faults, Random random) {
    this.modes = List.copyOf(modes);
    this.faults = List.copyOf(faults);
    this.random = random;
  }

  /** What a round is about. */
  record Card(Mode mode, Fault fault) {}

  Card next() {
    if (left.isEmpty()) {
      for (Mode mode : modes) {
        faults.stream()
            .map(name -> Faults.create(name, random))
            .filter(fault -> fault.possibleIn(mode))
            .forEach(fault -> left.add(new Card(mode, fault)));
      }
      Collections.shuffle(left, random);
    }
    return left.remove(left.size() - 1);
  }
}
