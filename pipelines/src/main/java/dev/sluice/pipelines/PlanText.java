package dev.sluice.pipelines;

import dev.sluice.cassandra.TableSurvey;
import dev.sluice.copy.ConnectionBudget;
import dev.sluice.profiles.ClusterSize;
import dev.sluice.report.ReportText;
import dev.sluice.trial.TrialStep;
import java.util.Locale;

/** A plan for people. */
final class PlanText {
  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  private final PlanReport plan;
  private final StringBuilder text = new StringBuilder();

  private PlanText(PlanReport plan) {
    this.plan = plan;
  }

  static String of(PlanReport plan) {
    return new PlanText(plan).render();
  }

  private String render() {
    line("from", plan.source());
    line("to", plan.target());
    survey(plan.survey());
    line(
        "units",
        format(
            "%,d, about %,d rows each",
            plan.units(), plan.survey().rows() / Math.max(1, plan.units())));
    ConnectionBudget connections = plan.connections();
    line(
        "connect",
        format(
            "%,d connections allowed - %,d reserved - %,d in use = %,d free%s",
            connections.most(),
            connections.reserved(),
            connections.used(),
            connections.free(),
            connections.servers() > 1 ? format(", on %d servers", connections.servers()) : ""));
    trial();
    line("streams", format("%d: %s", plan.streams().streams(), plan.streams().why()));
    plan.streams().limit(plan.processors()).ifPresent(limit -> line("limit", limit));
    memory();
    time();
    plan.remarks().forEach(remark -> line("note", remark));
    return text.toString();
  }

  private void survey(TableSurvey survey) {
    String rows =
        survey.rowsError() == 0
            ? format("%,d, all of which the sample saw", survey.rows())
            : format(
                "about %,d (%,d to %,d with 95 %% confidence), from a sample of %,d",
                survey.rows(), survey.fewestRows(), survey.mostRows(), survey.sampledRows());
    line("rows", rows + format("; %d columns", plan.columns()));
    line(
        "size",
        format(
                "%s of cells; a row has %,d bytes, the largest seen %,d",
                bytes(survey.bytes()), survey.rowBytes(), survey.largestRow())
            + (survey.bytesOnDisk() == 0
                ? ""
                : format(
                    "; the nodes' own estimate is %s for all columns",
                    bytes(survey.bytesOnDisk()))));
  }

  private void trial() {
    if (plan.trial().isEmpty()) {
      return;
    }
    line("trial", " streams       rows/s      MiB/s   read  encode   COPY   processors busy");
    for (TrialStep step : plan.trial()) {
      line(
          "",
          format(
              "%8d %,12.0f %10.1f %4.0f %% %5.0f %% %4.0f %%   %.1f of %d%s",
              step.streams(),
              step.rowsPerSecond(),
              step.bytesPerSecond() / MIB,
              100 * step.readShare(),
              100 * step.encodeShare(),
              100 * step.copyShare(),
              step.processors(),
              plan.processors(),
              step.endedEarly() ? ", all rows in less than the time" : ""));
    }
  }

  private void memory() {
    StreamMemory memory = plan.memory();
    line(
        "memory",
        format(
            "%.1f MiB for each stream: %.1f of pages, %.1f for its COPY%s",
            memory.bytes() / MIB,
            memory.pages() / MIB,
            memory.copy() / MIB,
            memory.measured() ? "" : " at most; real rows were not looked at"));
    ClusterSize size = plan.size();
    line(
        "local",
        format(
            "spark.master=local[%d,4], -Xmx%dm",
            plan.streams().streams(), PlanProfile.mib(plan.localHeap())));
    line(
        "cluster",
        format(
            "%d executor%s × %d cores, %dm of heap each: %d tasks × %.1f MiB × %.1f = %.0f MiB, and Spark's own",
            size.executors(),
            size.executors() == 1 ? "" : "s",
            size.cores(),
            PlanProfile.mib(size.memory().heap()),
            size.memory().concurrentTasks(),
            size.memory().taskBytes() / MIB,
            size.memory().safety(),
            size.memory().needed() / MIB));
  }

  private void time() {
    plan.seconds(plan.survey().rows())
        .ifPresent(
            seconds ->
                line(
                    "time",
                    format(
                        "about %s at the speed of the trial, on this machine%s",
                        ReportText.seconds(seconds),
                        plan.survey().rowsError() == 0
                            ? ""
                            : format(
                                " (%s to %s by the number of rows)",
                                ReportText.seconds(
                                    plan.seconds(plan.survey().fewestRows()).orElse(0)),
                                ReportText.seconds(
                                    plan.seconds(plan.survey().mostRows()).orElse(0))))));
  }

  private static String bytes(long bytes) {
    return bytes >= GIB ? format("%.1f GiB", bytes / GIB) : format("%.1f MiB", bytes / MIB);
  }

  private void line(String name, String value) {
    text.append(format("  %-8s %s%n", name, value));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
