package dev.sluice.profiles;

/**
 * A value in effect and where it comes from.
 *
 * @param origin in words, such as {@code profile remote} or {@code --streams}
 */
public record Setting(String value, String origin) {}
