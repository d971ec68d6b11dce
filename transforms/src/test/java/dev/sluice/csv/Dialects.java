package dev.sluice.csv;

import java.util.List;

/** Dialects for tests: the standard one, with what a test is about changed. */
record Dialects(CsvDialect dialect) {

  static Dialects standard() {
    return new Dialects(CsvDialect.standard());
  }

  static Dialects noHeader() {
    return standard().header(false);
  }

  Dialects delimiter(char delimiter) {
    return with(delimiter, dialect.quote(), dialect.escape(), dialect.charset());
  }

  Dialects quote(Character quote) {
    return with(dialect.delimiter(), quote, dialect.escape(), dialect.charset());
  }

  Dialects escape(Character escape) {
    return with(dialect.delimiter(), dialect.quote(), escape, dialect.charset());
  }

  Dialects charset(String charset) {
    return with(dialect.delimiter(), dialect.quote(), dialect.escape(), charset);
  }

  Dialects header(boolean header) {
    return with(header, dialect.skipLines(), dialect.nullTexts(), dialect.trim(), dialect.ragged());
  }

  Dialects skipLines(int lines) {
    return with(dialect.header(), lines, dialect.nullTexts(), dialect.trim(), dialect.ragged());
  }

  Dialects nulls(String... texts) {
    return with(
        dialect.header(), dialect.skipLines(), List.of(texts), dialect.trim(), dialect.ragged());
  }

  Dialects trim() {
    return with(dialect.header(), dialect.skipLines(), dialect.nullTexts(), true, dialect.ragged());
  }

  Dialects pad() {
    return with(
        dialect.header(), dialect.skipLines(), dialect.nullTexts(), dialect.trim(), Ragged.PAD);
  }

  private Dialects with(char delimiter, Character quote, Character escape, String charset) {
    return new Dialects(
        new CsvDialect(
            delimiter,
            quote,
            escape,
            charset,
            dialect.header(),
            dialect.skipLines(),
            dialect.nullTexts(),
            dialect.trim(),
            dialect.ragged()));
  }

  private Dialects with(
      boolean header, int skipLines, List<String> nullTexts, boolean trim, Ragged ragged) {
    return new Dialects(
        new CsvDialect(
            dialect.delimiter(),
            dialect.quote(),
            dialect.escape(),
            dialect.charset(),
            header,
            skipLines,
            nullTexts,
            trim,
            ragged));
  }
}
