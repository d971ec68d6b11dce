package dev.sluice.pipelines.options;

import dev.sluice.copy.CopySettings;
import dev.sluice.encode.InvalidText;
import java.util.Locale;

/** How rows are sent, from {@link CopyOptions}. */
final class CopySection {
  private final Settings settings;
  private final Problems problems;

  CopySection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  CopySettings.Limits limits() {
    CopyOptions options = settings.options();
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

  InvalidText invalidText() {
    return InvalidText.valueOf(settings.options().getInvalidText().toUpperCase(Locale.ROOT));
  }
}
