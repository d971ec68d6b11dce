package dev.sluice.pipelines.check;

/**
 * One thing that was looked at.
 *
 * @param area whose it is: a server's or this machine's
 * @param found a phrase without a full stop, or whole sentences
 * @param advice sentences that say what to do; empty if there is nothing
 */
record Line(Verdict verdict, Area area, String subject, String found, String advice) {

  /** The part of the report that a line belongs to. */
  enum Area {
    MACHINE("this machine"),
    CASSANDRA("Cassandra"),
    KAFKA("Kafka"),
    FILES("files"),
    TARGET("target"),
    REDIS("Redis");

    private final String title;

    Area(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    Line ok(String subject, String found) {
      return new Line(Verdict.OK, this, subject, found, "");
    }

    Line skipped(String subject, String why) {
      return new Line(Verdict.SKIPPED, this, subject, why, "");
    }

    Line warn(String subject, String found, String advice) {
      return new Line(Verdict.WARN, this, subject, found, advice);
    }

    Line fail(String subject, String found, String advice) {
      return new Line(Verdict.FAIL, this, subject, found, advice);
    }
  }
}
