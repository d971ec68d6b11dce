package dev.sluice.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A report in every form.
 *
 * @param text for a terminal
 * @param json for programs
 * @param html a page that needs nothing else; empty if there is none
 */
public record WrittenReport(String text, String json, String html) {

  public static WrittenReport of(RunReport report, RunDetail detail) {
    return of(ReportText.of(report, detail), ReportJson.tree(report, detail));
  }

  public static WrittenReport of(StreamReport report, RunDetail detail) {
    return of(StreamReportText.of(report, detail), StreamReportJson.tree(report, detail));
  }

  /**
   * Of several tables together, each of which has a report of its own in the same folder.
   *
   * @param json {@code tables} with {@code source}, {@code target}, {@code outcome}, {@code
   *     meaning}, counts of rows, and {@code page}, the name of a table's own report if it has one;
   *     {@code together} with counts of rows
   */
  public static WrittenReport ofTables(String text, ObjectNode json) {
    return new WrittenReport(text, ReportJson.text(json), TablesHtml.of(json, text));
  }

  private static WrittenReport of(String text, ObjectNode json) {
    return new WrittenReport(text, ReportJson.text(json), ReportHtml.of(json, text));
  }
}
