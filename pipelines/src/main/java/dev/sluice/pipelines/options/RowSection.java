package dev.sluice.pipelines.options;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rows, from {@link ReadOptions}. */
final class RowSection {
  private final Settings settings;
  private final Problems problems;

  RowSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  RowChoice rows() {
    ReadOptions options = settings.options(ReadOptions.class);
    Optional<Instant> from = moment("writetimeFrom", options.getWritetimeFrom());
    Optional<Instant> to = moment("writetimeTo", options.getWritetimeTo());
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      problems.add(
          "%s must be before %s: nothing was written from %s to %s."
              .formatted(
                  settings.named("writetimeFrom"),
                  settings.named("writetimeTo"),
                  from.get(),
                  to.get()));
    }
    return new RowChoice(from, to, options.getStaticRows().equals("reject"));
  }

  private Optional<Instant> moment(String flag, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(RowSection::moment);
    } catch (DateTimeException | ArithmeticException e) {
      problems.add(
          settings.invalid(
              flag, "a moment in ISO 8601 with its zone, such as 2026-11-22T03:00:00Z"));
      return Optional.empty();
    }
  }

  /** Of which there are microseconds since 1970 in a long, as write times are. */
  private static Instant moment(String text) {
    Instant moment = OffsetDateTime.parse(text).toInstant();
    long unused = ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    return moment;
  }
}
