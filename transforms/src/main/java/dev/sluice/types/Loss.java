package dev.sluice.types;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a column loses on its way to the target.
 *
 * @param column of the source
 * @param kind how bad it is
 * @param what begins a sentence that the columns' names end
 */
public record Loss(String column, Kind kind, String what) implements Serializable {

  /** How bad a loss is. */
  public enum Kind {
    /** Values become others. */
    VALUES,
    /** Values stay what they are, not all that is around them. */
    REMARK
  }

  /** One sentence for each kind of loss, with all columns that have it. */
  static List<String> sentences(List<Loss> losses) {
    Map<String, List<String>> columns =
        losses.stream()
            .collect(
                Collectors.groupingBy(
                    Loss::what,
                    LinkedHashMap::new,
                    Collectors.mapping(Loss::column, Collectors.toList())));
    return columns.entrySet().stream()
        .map(entry -> "%s in: %s.".formatted(entry.getKey(), String.join(", ", entry.getValue())))
        .toList();
  }
}
