package dev.sluice.it.stream;

import java.util.stream.Stream;

/** Flags of a command, put together. */
final class Arguments {
  private Arguments() {}

  static String[] and(String[] flags, String... more) {
    return Stream.of(flags, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
