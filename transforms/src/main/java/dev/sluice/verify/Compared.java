package dev.sluice.verify;

import dev.sluice.copy.TargetServer;
import dev.sluice.row.TableName;
import java.io.Serializable;
import java.util.List;

/**
 * What is compared.
 *
 * @param table the target's
 * @param columns of the target, in the order of the encoded rows
 * @param types {@code pg_type.typname} of each
 * @param key indexes of the columns that identify a row: those of the source's primary key
 */
public record Compared(
    TableName table,
    List<String> columns,
    List<String> types,
    List<Integer> key,
    TargetServer server)
    implements Serializable {
  public Compared {
    columns = List.copyOf(columns);
    types = List.copyOf(types);
    key = List.copyOf(key);
    if (columns.size() != types.size() || key.isEmpty()) {
      throw new IllegalStateException(
          "Sluice bug: %s is compared with %d columns of %d types by a key of %d."
              .formatted(table, columns.size(), types.size(), key.size()));
    }
  }
}
