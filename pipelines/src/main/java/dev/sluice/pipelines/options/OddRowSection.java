package dev.sluice.pipelines.options;

import dev.sluice.copy.OnConflict;
import dev.sluice.encode.InvalidText;
import java.util.Locale;

/** Rows that do not fit, from {@link OddRowOptions} and {@link InvalidTextOptions}. */
final class OddRowSection {
  private OddRowSection() {}

  static OnConflict onConflict(Settings settings) {
    String word = settings.options(OddRowOptions.class).getOnConflict();
    return OnConflict.valueOf(word.toUpperCase(Locale.ROOT));
  }

  static InvalidText invalidText(Settings settings) {
    String word = settings.options(InvalidTextOptions.class).getInvalidText();
    return InvalidText.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
