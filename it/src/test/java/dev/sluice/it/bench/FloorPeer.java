package dev.sluice.it.bench;

/** The floor in a JVM of its own. */
final class FloorPeer {
  private FloorPeer() {}

  public static void main(String[] arguments) throws Exception {
    PeerJob job = PeerJob.of(arguments);
    PeerJob.say("up");
    Table table = Table.plan(job.cluster(), job.into().target(), job.source(), job.streams());
    new Floor(table).run(table.begin());
    PeerJob.say("done");
    // Sessions are kept for the life of a JVM.
    System.exit(0);
  }
}
