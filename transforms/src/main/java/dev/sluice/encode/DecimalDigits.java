package dev.sluice.encode;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The decimal digits of a whole number of any length. For one thread. */
final class DecimalDigits {
  private static final int GROUP = 1_000_000_000;
  private static final int DIGITS_OF_GROUP = 9;

  /** BigInteger takes less than the square of a longer number's length. */
  private static final int MOST_BYTES = 64;

  /** Of {@link #MOST_BYTES}: 155 digits, in whole groups. */
  private static final int MOST_DIGITS = 18 * DIGITS_OF_GROUP;

  /** The magnitude, lowest first. */
  private final int[] words = new int[MOST_BYTES / Integer.BYTES];

  private byte[] ascii = new byte[MOST_DIGITS];
  private int from;
  private int end;
  private boolean negative;

  /** Takes a number in two's complement of at least one byte. */
  void set(byte[] bytes, int offset, int length) {
    negative = bytes[offset] < 0;
    if (length > MOST_BYTES) {
      ascii =
          new BigInteger(bytes, offset, length)
              .abs()
              .toString()
              .getBytes(StandardCharsets.US_ASCII);
      from = 0;
      end = ascii.length;
      return;
    }
    ascii = ascii.length == MOST_DIGITS ? ascii : new byte[MOST_DIGITS];
    end = MOST_DIGITS;
    from = end;
    int left = magnitude(bytes, offset, length);
    do {
      putGroup(divide(left));
      while (left > 0 && words[left - 1] == 0) {
        left--;
      }
    } while (left > 0);
    while (ascii[from] == '0' && from < end - 1) {
      from++;
    }
  }

  /** Fills the words; returns how many there are. */
  private int magnitude(byte[] bytes, int offset, int length) {
    int count = (length + Integer.BYTES - 1) / Integer.BYTES;
    int sign = negative ? -1 : 0;
    int at = offset + length;
    long carry = negative ? 1 : 0;
    for (int i = 0; i < count; i++) {
      int word = 0;
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        int b = --at >= offset ? bytes[at] : sign;
        word |= (b & 0xFF) << shift;
      }
      carry += (word ^ sign) & 0xFFFF_FFFFL;
      words[i] = (int) carry;
      carry >>>= Integer.SIZE;
    }
    return count;
  }

  /** Divides the magnitude by a group; returns the remainder. */
  private int divide(int count) {
    long remainder = 0;
    for (int i = count - 1; i >= 0; i--) {
      long dividend = remainder << Integer.SIZE | (words[i] & 0xFFFF_FFFFL);
      words[i] = (int) (dividend / GROUP);
      remainder = dividend % GROUP;
    }
    return (int) remainder;
  }

  private void putGroup(int group) {
    int left = group;
    for (int i = 0; i < DIGITS_OF_GROUP; i++) {
      ascii[--from] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

  boolean negative() {
    return negative;
  }

  /** How many there are, without zeros before them; one of zero. */
  int count() {
    return end - from;
  }

  /** From 0 to 9; the first one is number 0. */
  int digit(int number) {
    return ascii[from + number] - '0';
  }

  /** Writes some of them. */
  void put(int first, int until, RowBuffer out) {
    out.put(ascii, from + first, until - first);
  }
}
