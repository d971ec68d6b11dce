package dev.sluice.encode;

/** How a text source writes arrays. */
public enum ArrayText {
  /** As PostgreSQL does: <code>{1,2,NULL}</code>; the server checks them. */
  POSTGRES,
  /** As JSON does: {@code [1,2,null]}. */
  JSON
}
