package dev.sluice.encode;

import dev.sluice.row.TableName;
import java.io.Serializable;
import java.util.List;

/**
 * Where rows come from, for those that have to be shown.
 *
 * @param table keyspace and table
 * @param partitionKey indexes of the partition key's columns in a row, in key order; empty if not
 *     all of them are copied or their tokens are not Murmur3's
 */
public record RowOrigin(TableName table, List<Integer> partitionKey) implements Serializable {

  public RowOrigin {
    partitionKey = List.copyOf(partitionKey);
  }
}
