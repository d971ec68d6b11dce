package dev.sluice.row;

import java.io.Serializable;

/** A password. Travels to the workers with the settings; never shows itself in a log or plan. */
public record Secret(String value) implements Serializable {

  @Override
  public String toString() {
    return "***";
  }
}
