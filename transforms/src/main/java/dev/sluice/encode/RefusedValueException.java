package dev.sluice.encode;

/** A value that PostgreSQL cannot store; the message completes "column c: …". */
final class RefusedValueException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String place;
  private final String reason;

  RefusedValueException(String reason) {
    this("", reason);
  }

  private RefusedValueException(String place, String reason) {
    super(reason, null, false, false);
    this.place = place;
    this.reason = reason;
  }

  /** The same of an element of a collection, by its index from 0. */
  RefusedValueException at(int index) {
    return new RefusedValueException("[" + index + "]" + place, reason);
  }

  /** The same of a key or a value of a map, by the entry's index from 0. */
  RefusedValueException at(String part, int index) {
    return new RefusedValueException("[" + part + " " + index + "]" + place, reason);
  }

  /** The same of a user-defined type's field. */
  RefusedValueException at(String field) {
    return new RefusedValueException("." + field + place, reason);
  }

  /** What is wrong, and with which part of the value. */
  String reason() {
    if (place.isEmpty()) {
      return reason;
    }
    String named = place.charAt(0) == '.' ? "field " + place.substring(1) : "element " + place;
    return named + ": " + reason;
  }
}
