package dev.sluice.pipelines.options;

import dev.sluice.cassandra.RingPart;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Which part of the ring, from {@link ReadOptions}. */
final class RingPartSection {
  private final Settings settings;
  private final Problems problems;

  RingPartSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  RingPart part() {
    ReadOptions options = settings.options(ReadOptions.class);
    BigInteger from = token("tokenFrom", options.getTokenFrom());
    BigInteger until = token("tokenUntil", options.getTokenUntil());
    if (from != null && until != null && from.compareTo(until) >= 0) {
      problems.add(
          "%s must be below %s: there is nothing between %s and %s."
              .formatted(settings.named("tokenFrom"), settings.named("tokenUntil"), from, until));
    }
    return new RingPart(from, until, percent(options.getSamplePercent()));
  }

  private @Nullable BigInteger token(String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("-?[0-9]{1,40}")) {
      problems.add(settings.invalid(flag, "a token: a whole number"));
      return null;
    }
    return new BigInteger(text);
  }

  private BigDecimal percent(String text) {
    BigDecimal percent =
        text.matches("[0-9]{1,3}(\\.[0-9]{1,9})?") ? new BigDecimal(text) : BigDecimal.ZERO;
    if (percent.compareTo(new BigDecimal("0.1")) < 0
        || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      problems.add(settings.invalid("samplePercent", "a number from 0.1 to 100, such as 2.5"));
      return BigDecimal.valueOf(100);
    }
    return percent;
  }
}
