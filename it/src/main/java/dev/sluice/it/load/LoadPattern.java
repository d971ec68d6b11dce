package dev.sluice.it.load;

import java.util.Locale;

/**
 * How the asked rate is spread over a load's duration. Both are taken as 1 here: rows are a share
 * of rate × duration, moments a share of the duration.
 */
public enum LoadPattern {
  /** The whole rate, all the time. */
  STEADY {
    @Override
    double rows() {
      return 1;
    }

    @Override
    double moment(double rows) {
      return rows;
    }
  },

  /** From 10 % to 100 % of the rate, in a straight line. */
  RAMP {
    @Override
    double rows() {
      return (1 + START) / 2;
    }

    @Override
    double moment(double rows) {
      // rows = START · t + (1 − START) · t² / 2, solved for t.
      double rise = 1 - START;
      return (Math.sqrt(START * START + 2 * rise * rows) - START) / rise;
    }
  },

  /** 20 % of the rate, and 100 % in the middle fifth of the duration. */
  SPIKE {
    @Override
    double rows() {
      return 2 * FLANK * LOW + SPIKE_LENGTH;
    }

    @Override
    double moment(double rows) {
      double before = FLANK * LOW;
      if (rows <= before) {
        return rows / LOW;
      }
      if (rows <= before + SPIKE_LENGTH) {
        return FLANK + (rows - before);
      }
      return FLANK + SPIKE_LENGTH + (rows - before - SPIKE_LENGTH) / LOW;
    }
  };

  private static final double START = 0.1;
  private static final double LOW = 0.2;
  private static final double SPIKE_LENGTH = 0.2;
  private static final double FLANK = 0.4;

  /** All rows. */
  abstract double rows();

  /** When so many rows are due; the inverse of the rate's integral. */
  abstract double moment(double rows);

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
