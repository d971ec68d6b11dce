package dev.sluice.pipelines;

import dev.sluice.row.Unit;
import java.math.BigInteger;
import java.util.List;

/**
 * The units of a run by their size, for those that are begun last are smaller than the others.
 *
 * @param done the part of all the work, 0 to 1, that is done with so many of them; one more value
 *     than there are units
 */
record Workload(double[] done) {

  /** By the tokens that each unit spans; in a table without wide partitions rows are as many. */
  static Workload of(List<Unit> units) {
    double[] done = new double[units.size() + 1];
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      done[i + 1] =
          done[i]
              + new BigInteger(unit.until()).subtract(new BigInteger(unit.from())).doubleValue();
    }
    for (int i = 1; i <= units.size(); i++) {
      done[i] /= done[units.size()];
    }
    return new Workload(done);
  }

  /** Of units of one size. */
  static Workload even(int units) {
    double[] done = new double[units + 1];
    for (int i = 1; i <= units; i++) {
      done[i] = (double) i / units;
    }
    return new Workload(done);
  }

  int units() {
    return done.length - 1;
  }

  /** Part of all the work, 0 to 1; a unit that was counted twice makes it no more. */
  double done(long units) {
    return done[(int) Math.min(units, units())];
  }
}
