package dev.sluice.it.load;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The INSERT of a table and the codecs of its columns. */
final class PreparedInsert {
  /**
   * A busy replica may drop a write that another one has confirmed; reads from one would miss it.
   */
  private static final ConsistencyLevel CONSISTENCY = ConsistencyLevel.ALL;

  private final PreparedStatement statement;
  private final List<TypeCodec<Object>> codecs = new ArrayList<>();
  private final ProtocolVersion protocol;

  PreparedInsert(CqlSession session, String keyspace, DemoTable table) {
    List<String> names = table.columnNames();
    this.statement =
        session.prepare(
            "INSERT INTO %s.%s (%s) VALUES (%s)"
                .formatted(
                    keyspace,
                    table.name(),
                    String.join(", ", names),
                    String.join(", ", Collections.nCopies(names.size(), "?"))));
    this.protocol = session.getContext().getProtocolVersion();
    for (ColumnDefinition column : statement.getVariableDefinitions()) {
      codecs.add(session.getContext().getCodecRegistry().codecFor(column.getType()));
    }
  }

  /** Binds a row. Nulls stay unset, as bound ones would be stored as tombstones. */
  BoundStatement bind(@Nullable Object[] row) {
    BoundStatementBuilder bound = statement.boundStatementBuilder();
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value != null) {
        bound = bound.setBytesUnsafe(i, codecs.get(i).encode(value, protocol));
      }
    }
    return bound.setIdempotence(true).setConsistencyLevel(CONSISTENCY).build();
  }

  /** Binds rows of one partition as one mutation. */
  BatchStatement bind(List<@Nullable Object[]> rows) {
    BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
    for (@Nullable Object[] row : rows) {
      batch.addStatement(bind(row));
    }
    return batch.setIdempotence(true).setConsistencyLevel(CONSISTENCY).build();
  }
}
