package dev.sluice.it.servers;

/** How a server process is ended. */
enum Signal {
  /** At once, with no clean-up. */
  KILL,
  /** The server is asked to end, and cleans up before. */
  TERM,
  /** PostgreSQL's immediate shutdown: recovery on the next start, shared memory released. */
  QUIT
}
