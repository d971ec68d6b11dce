package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** COPY straight into the target. */
final class DirectLoad implements Load {
  private final CopyStatement copy;
  private final String table;

  DirectLoad(CopySettings settings, TargetDriver driver) {
    this.copy = settings.copyInto(settings.table().quoted(), driver);
    this.table = settings.table().table();
  }

  @Override
  public Loaded load(Connection connection, Batch batch, int from, int until) throws SQLException {
    return new Loaded(copy.run(connection, batch, from, until), 0, 0);
  }

  @Override
  public String copyTable() {
    return table;
  }
}
