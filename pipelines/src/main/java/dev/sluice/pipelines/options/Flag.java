package dev.sluice.pipelines.options;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** One of Sluice's flags, as the annotations of its getter say. */
record Flag(Method getter) {

  String name() {
    return Introspector.decapitalize(getter.getName().substring("get".length()));
  }

  String description() {
    return getter.getAnnotation(Description.class).value();
  }

  boolean required() {
    return getter.isAnnotationPresent(Validation.Required.class);
  }

  boolean password() {
    return getter.isAnnotationPresent(Rule.Password.class);
  }

  boolean isBoolean() {
    return getter.getReturnType() == boolean.class || getter.getReturnType() == Boolean.class;
  }

  private boolean isText() {
    return getter.getReturnType() == String.class;
  }

  Optional<String> defaultText() {
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation.annotationType().getEnclosingClass() == Default.class) {
        return Optional.of(valueOf(annotation));
      }
    }
    return Optional.empty();
  }

  private static String valueOf(Annotation annotation) {
    try {
      Method value = annotation.annotationType().getMethod("value");
      return String.valueOf(value.invoke(annotation));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + annotation, e);
    }
  }

  /** What a value looks like, for {@code --flag=FORM}. */
  String form() {
    Rule.Form form = getter.getAnnotation(Rule.Form.class);
    if (form != null) {
      return form.value();
    }
    if (password()) {
      return "env:NAME|file:PATH";
    }
    if (isBoolean()) {
      return "true|false";
    }
    return words().isEmpty() ? "NUMBER" : String.join("|", words());
  }

  /** What a value must be, as the end of a sentence. */
  String expected() {
    Rule.Range range = getter.getAnnotation(Rule.Range.class);
    if (range != null) {
      return "a whole number from %d to %d".formatted(range.min(), range.max());
    }
    if (isBoolean()) {
      return "true or false";
    }
    return words().isEmpty() ? form() : "one of " + String.join(", ", words());
  }

  private List<String> words() {
    Rule.OneOf words = getter.getAnnotation(Rule.OneOf.class);
    return words == null ? List.of() : List.of(words.value());
  }

  /**
   * Whether it is a value of the flag's type, which Beam will understand, and its rule allows it.
   */
  boolean accepts(String value) {
    if (isText()) {
      return words().isEmpty() || words().contains(value);
    }
    return isBoolean()
        ? value.matches("true|false")
        : value.matches("-?[0-9]+") && isInRange(value);
  }

  private boolean isInRange(String value) {
    Rule.Range range = getter.getAnnotation(Rule.Range.class);
    boolean isInt = getter.getReturnType() == int.class || getter.getReturnType() == Integer.class;
    try {
      long number = isInt ? Integer.parseInt(value) : Long.parseLong(value);
      return range == null || (number >= range.min() && number <= range.max());
    } catch (NumberFormatException e) {
      return false;
    }
  }

  String argument(String value) {
    return "--" + name() + "=" + value;
  }
}
