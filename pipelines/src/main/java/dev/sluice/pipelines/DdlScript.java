package dev.sluice.pipelines;

import java.util.List;

/**
 * Statements for tables and for indexes, as text that a database runs.
 *
 * @param tables to run before the load
 * @param indexes to run after it
 * @param leftOut what of the source has no statement, for people
 */
record DdlScript(String tables, String indexes, List<String> leftOut) {
  DdlScript {
    leftOut = List.copyOf(leftOut);
  }
}
