package dev.sluice.it.load;

import java.util.List;

/** Text that means something to COPY, CSV, SQL, Java or a terminal. */
final class TrickyText {

  /** Never empty: a partition key of one column may not be. */
  static final List<String> NAMES =
      List.of(
          "anna",
          "O'Brien",
          "\"quoted\"",
          "Åsa, Öst",
          "back\\slash",
          "tab\tname",
          "line\nbreak",
          "田中",
          "👩‍👩‍👧");

  static final List<String> PHRASES =
      List.of(
          "plain words",
          "",
          " leading and trailing ",
          "\"",
          "\"\"",
          "she said \"no\"",
          "it's",
          ",",
          "a,b,,c",
          "tab\there",
          "\n",
          "\r",
          "\r\n",
          "first\r\nsecond",
          "\\",
          "\\\\",
          "\\n",
          "C:\\temp\\new\\",
          "\\.",
          "before\n\\.\nafter",
          "\\.\n",
          "\\N",
          "NULL",
          "null",
          "\u0001\u001f\u007f",
          "\u0085\u2028\u2029",
          "\uFEFFmark",
          "e\u0301 and \u00e9",
          "Привет",
          "שלום",
          "漢字",
          "👍🏽 🇳🇴 👨‍👩‍👧‍👦",
          "\uFFFD\uFFFF",
          "'; DROP TABLE events; --",
          "<b>&amp;</b>",
          "{\"a\": [1, null]}",
          "$$ ${x} %s",
          "x".repeat(2_000));

  private TrickyText() {}
}
