package dev.sluice.pipelines.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a flag's value must be, as annotations: the check and the documentation read the same. */
final class Rule {
  private Rule() {}

  /** The least and the greatest number allowed. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Range {
    long min();

    long max();
  }

  /** The words allowed. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface OneOf {
    String[] value();
  }

  /** What a value looks like, in capitals. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Form {
    String value();
  }

  /** The value is a password, or says where one is. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Password {}
}
