package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Systems that copy the same, one after the other in each round, and what a kill leaves of each.
 */
record SideBySide(Set<PeerSystem> systems, int runs, int streams, PeersReport report) {

  void compare(PeerInput input) throws Exception {
    Map<PeerSystem, List<PeerSample>> samples = new EnumMap<>(PeerSystem.class);
    Map<PeerSystem, String> values = new EnumMap<>(PeerSystem.class);
    for (int run = 0; run < runs; run++) {
      for (PeerSystem system : systems) {
        try (PeerTarget target = input.emptyTarget(system, true)) {
          PeerSample sample = PeerSample.measure(input, system, target, streams);
          assertThat(target.rows()).as("rows of %s", system).isEqualTo(input.rows());
          if (run == 0) {
            values.put(system, input.compareValues(system, target));
          }
          samples.computeIfAbsent(system, one -> new ArrayList<>()).add(sample);
          System.out.printf(
              "%s, run %d, %s: %s, values %s%n",
              input.name(), run, system.label(), sample, values.get(system));
        }
      }
    }
    report.add(input, samples, values);
  }

  /** Fails if Sluice loses or doubles a row. */
  void kill(PeerInput input) throws Exception {
    for (PeerSystem system : systems) {
      // A floor keeps no promise to be held to.
      if (system.kind() != PeerSystem.Kind.FLOOR) {
        for (boolean key : List.of(false, true)) {
          PeerKill kill = PeerKill.of(input, system, streams, key);
          System.out.printf(
              "%s, %s, %s: %s%n",
              input.name(), system.label(), key ? "primary key" : "no primary key", kill);
          report.add(input, system, key, kill);
          if (system.kind() == PeerSystem.Kind.SLUICE) {
            assertThat(List.of(kill.exitCode(), kill.missing(), kill.doubled()))
                .as("exit code, missing and doubled rows of Sluice")
                .containsExactly(0, 0L, 0L);
          }
        }
      }
    }
  }
}
