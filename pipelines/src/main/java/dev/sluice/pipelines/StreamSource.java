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

  /**
   * For messages about what was not planned at the last look: "files not complete or not planned
   * yet".
   */
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
   * @param notes what the user should know
   */
  record Prepared(JobKey job, Into into, List<String> notes, Function<RunRef, UnitFeed> feed) {
    public Prepared {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Where rows go.
   *
   * @param name in words
   * @param tables that are filled; none if it is no database
   * @param keyed whether nothing can be there twice: all tables have a primary key
   */
  record Into(String name, List<TableName> tables, boolean keyed) {
    public Into {
      tables = List.copyOf(tables);
    }

    static String named(List<TableName> tables) {
      return String.join(", ", tables.stream().map(TableName::toString).toList());
    }
  }
}
