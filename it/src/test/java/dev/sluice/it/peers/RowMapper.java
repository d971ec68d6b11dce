package dev.sluice.it.peers;

import com.datastax.driver.core.ResultSet;
import com.datastax.driver.core.Row;
import java.io.Serializable;
import java.util.Iterator;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.io.cassandra.Mapper;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * CassandraIO's mapper for reading alone: one function for each row, called as the row is asked
 * for.
 */
public record RowMapper<T>(SerializableFunction<Row, T> function)
    implements Mapper<T>, Serializable {

  @Override
  public Iterator<T> map(ResultSet rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(function::apply).iterator();
  }

  @Override
  public Future<Void> deleteAsync(T entity) {
    throw new UnsupportedOperationException("only reads");
  }

  @Override
  public Future<Void> saveAsync(T entity) {
    throw new UnsupportedOperationException("only reads");
  }
}
