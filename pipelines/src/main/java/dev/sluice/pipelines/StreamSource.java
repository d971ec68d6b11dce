package dev.sluice.pipelines;

import dev.sluice.copy.UnitFeed;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Where a stream's rows come from. */
interface StreamSource {

  /** What is read, for people. */
  String name();

  /** For messages about what was not planned at the last look: "files not complete". */
  String waiting();

  /** For people: what a row's latency is counted from. */
  String arrival();

  /**
   * Checks what can be known before the target is.
   *
   * @throws dev.sluice.row.SetupException if it cannot be read
   */
  void check();

  /**
   * Checks the target.
   *
   * @throws dev.sluice.row.SetupException if it does not fit
   */
  Prepared prepare(Connection target) throws SQLException;

  /** Lets go of what this process holds for a run that has ended. */
  void ended(RunRef run);

  /**
   * A source that fits its target.
   *
   * @param tables that are filled
   * @param keyed whether all have a primary key, so that no row can be there twice
   */
  record Prepared(
      JobKey job,
      List<TableName> tables,
      boolean keyed,
      List<String> notes,
      Function<RunRef, UnitFeed> feed) {

    public Prepared {
      tables = List.copyOf(tables);
      notes = List.copyOf(notes);
    }

    /** The tables in words. */
    String tableNames() {
      return String.join(", ", tables.stream().map(TableName::toString).toList());
    }
  }
}
