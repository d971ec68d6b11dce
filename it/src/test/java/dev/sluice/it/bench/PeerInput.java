package dev.sluice.it.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** What peers copy, each into an empty target of its own. */
interface PeerInput {

  /** In tables and on pictures. */
  String name();

  long rows();

  /** The process id of the server that has it; none if it is in files. */
  OptionalLong server();

  /** In a database of its own. */
  PeerTarget emptyTarget(PeerSystem system, boolean key) throws SQLException;

  /** Of the system's program; the same for the same target. */
  List<String> arguments(PeerSystem system, PeerTarget target, int streams);

  /** "equal", or what is not. */
  String compareValues(PeerSystem system, PeerTarget target) throws SQLException;
}
