package dev.sluice.pipelines.options;

import dev.sluice.copy.CopySettings;
import dev.sluice.ledger.RejectLimit;

/** How rows are sent, from {@link CopyOptions}. */
final class CopySection {
  private final Settings settings;
  private final Problems problems;

  CopySection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  Copying copying() {
    return new Copying(
        limits(),
        OddRowSection.invalidText(settings),
        OddRowSection.onConflict(settings),
        rejectLimit());
  }

  private RejectLimit rejectLimit() {
    String text = settings.text("maxRejects");
    if (text.matches("[0-9]{1,18}")) {
      return RejectLimit.ofRows(Long.parseLong(text));
    }
    if (text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?%")) {
      double percent = Double.parseDouble(text.substring(0, text.length() - 1));
      if (percent <= 100) {
        return RejectLimit.ofShare(percent / 100);
      }
    }
    problems.add(
        settings.invalid(
            "maxRejects", "a number of rows such as 100, or a share from 0% to 100% such as 0.1%"));
    return RejectLimit.ofRows(0);
  }

  private CopySettings.Limits limits() {
    CopyOptions options = settings.options(CopyOptions.class);
    int flush = options.getCopyFlushEvery();
    int buffer = options.getCopyBufferRows();
    if (settings.has("copyFlushEvery") && settings.has("copyBufferRows") && flush > buffer) {
      problems.add(
          "%s=%d is more than %s=%d: the buffer would be full before. Expected at most as many."
              .formatted(
                  settings.named("copyFlushEvery"),
                  flush,
                  settings.named("copyBufferRows"),
                  buffer));
    }
    return new CopySettings.Limits(
        flush, buffer, options.getCopyBufferBytes(), options.getCopyRetries());
  }
}
