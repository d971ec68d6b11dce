package dev.sluice.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A figure and its target.
 *
 * @param value empty if it was not measured
 * @param goal what it should stay below, or above
 */
public record Metric(String name, String unit, OptionalDouble value, double goal, Bound bound) {

  /** Which side of the goal is good. */
  public enum Bound {
    BELOW,
    ABOVE,
    EXACTLY
  }

  /** How the value stands to the goal. */
  public enum Verdict {
    MET,
    MISSED,
    NOT_MEASURED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public Verdict verdict() {
    if (value.isEmpty()) {
      return Verdict.NOT_MEASURED;
    }
    double v = value.getAsDouble();
    boolean met =
        switch (bound) {
          case BELOW -> v < goal;
          case ABOVE -> v > goal;
          case EXACTLY -> v == goal;
        };
    return met ? Verdict.MET : Verdict.MISSED;
  }

  /** Such as {@code < 30 s}. */
  public String goalText() {
    String sign =
        switch (bound) {
          case BELOW -> "< ";
          case ABOVE -> "> ";
          case EXACTLY -> "";
        };
    return sign + number(goal) + " " + unit;
  }

  /** Such as {@code 0.81 s}. */
  public String valueText() {
    return value.isEmpty() ? "" : number(value.getAsDouble()) + " " + unit;
  }

  private static String number(double value) {
    String digits =
        value == Math.rint(value) ? "%,.0f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, digits, value);
  }
}
