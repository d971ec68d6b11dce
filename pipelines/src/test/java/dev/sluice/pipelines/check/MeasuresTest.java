package dev.sluice.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Ping;
import dev.sluice.row.Transfer;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What times, speeds and limits mean. */
class MeasuresTest {
  private static final Line.Area AREA = Line.Area.TARGET;

  @Test
  void aClockIsCorrectedByHalfARoundTrip() {
    Instant sent = Instant.parse("2026-01-31T12:00:00Z");

    Ping ping = Ping.of(sent, 40_000_000, sent.plusMillis(20));

    assertThat(ping.aheadMillis()).isZero();
    assertThat(Ping.of(sent, 0, sent.minusMillis(7)).aheadMillis()).isEqualTo(-7);
  }

  @Test
  void clocksMayDifferByASecond() {
    Clocks clocks = new Clocks();
    assertThat(clocks.lines(AREA)).isEmpty();

    clocks.add("a", List.of(new Ping(9, 5000), new Ping(3, -12.3)));
    assertThat(clocks.lines(AREA))
        .containsExactly(AREA.ok("clocks", "1 asked, all within 13 ms of this machine's"));

    clocks.add("b", List.of(new Ping(3, -2500)));
    Line wrong = clocks.lines(AREA).get(0);
    assertThat(wrong.verdict()).isEqualTo(Verdict.WARN);
    assertThat(wrong.found()).isEqualTo("by this machine's clock b is 2.5 s behind");
  }

  @Test
  void aFarServerWarns() {
    assertThat(Distance.line(AREA, "h", "there", 50e6).verdict()).isEqualTo(Verdict.OK);
    Line far = Distance.line(AREA, "h", "there", 51e6);
    assertThat(far.verdict()).isEqualTo(Verdict.WARN);
    assertThat(far.found()).isEqualTo("there, round trip 51 ms");
  }

  @Test
  void aSpeedSaysHowLongALoadTakes() {
    Line fast = Speed.line(AREA, "b", "COPY", new Transfer(8 << 20, 500_000_000));
    Line slow = Speed.line(AREA, "b", "COPY", new Transfer(1 << 20, 2_000_000_000));
    Line little = Speed.line(AREA, "b", "reading", new Transfer(100, 3_000_000));

    assertThat(fast)
        .isEqualTo(
            AREA.ok(
                "b",
                "COPY: 8.0 MiB in 0.5 s, 16.0 MiB/s; one stream gets at most that, 100 GiB in 107 min"));
    assertThat(slow.verdict()).isEqualTo(Verdict.WARN);
    assertThat(little.verdict()).isEqualTo(Verdict.SKIPPED);
  }

  @Test
  void certificatesEnd() {
    Instant now = Instant.parse("2026-01-31T12:00:00Z");

    assertThat(certificate(now.plus(Duration.ofDays(31))).line(AREA, "t", now).verdict())
        .isEqualTo(Verdict.OK);
    assertThat(certificate(now.plus(Duration.ofDays(29))).line(AREA, "t", now).verdict())
        .isEqualTo(Verdict.WARN);
    Line over = certificate(now.minusSeconds(1)).line(AREA, "t", now);
    assertThat(over.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(over.found())
        .isEqualTo("TLSv1.3, AES; certificate of CN=db expired 2026-01-31T11:59:59Z");
  }

  private static TlsLook certificate(Instant until) {
    return new TlsLook("TLSv1.3", "AES", "CN=db", until);
  }

  @Test
  void thisMachineMayBeTooSmall() {
    assertThat(MachineChecks.java(256L << 20).verdict()).isEqualTo(Verdict.WARN);
    assertThat(MachineChecks.temporary(Path.of("/tmp"), 1 << 20).verdict()).isEqualTo(Verdict.WARN);
    assertThat(MachineChecks.spark("3.5.7", "2.13.8").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(MachineChecks.spark("", "").verdict()).isEqualTo(Verdict.SKIPPED);
    String limits = "Max open files            %s               1048576              files\n";
    assertThat(MachineChecks.openFiles(limits.formatted("1024")).verdict()).isEqualTo(Verdict.WARN);
    assertThat(MachineChecks.openFiles(limits.formatted("unlimited")).verdict())
        .isEqualTo(Verdict.OK);
    assertThat(MachineChecks.openFiles("").verdict()).isEqualTo(Verdict.SKIPPED);
  }

  @Test
  void aLookThatHangsOrThrowsIsALineAndStopsNoOther() {
    Crew crew = new Crew(Duration.ofSeconds(1));
    Line there = AREA.ok("c", "there");

    List<Line> lines =
        crew.all(
            List.of(
                new Crew.Look(
                    AREA,
                    "a",
                    "Wait.",
                    () -> {
                      Thread.sleep(60_000);
                      return List.of();
                    }),
                new Crew.Look(
                    AREA,
                    "b",
                    "",
                    () -> {
                      throw new UnknownHostException("b");
                    }),
                new Crew.Look(AREA, "c", "", () -> List.of(there))));

    assertThat(lines)
        .containsExactly(
            AREA.fail("a", "no answer within 1.0 s", "Wait."),
            AREA.fail("b", "the name does not resolve", ""),
            there);
  }

  @Test
  void theReportCountsAndFailsByItsWorstLine() {
    Checkup warned = new Checkup(List.of(AREA.ok("a", "x"), AREA.warn("b", "y", "Do z.")));
    Checkup failed = new Checkup(List.of(AREA.fail("a", "x", "")));

    assertThat(warned.passed()).isTrue();
    assertThat(warned.text())
        .isEqualTo(
            """
            == target
              OK       a  x
              WARN     b  y
                          Do z.
            2 lines: 1 OK, 1 WARN, 0 FAIL, 0 SKIPPED.
            """);
    assertThat(warned.json()).contains("\"WARN\" : 1", "\"advice\" : \"Do z.\"");
    assertThat(failed.passed()).isFalse();
  }

  @Test
  void theFolderOfAGlobIsWhatStandsBeforeTheWildcards() {
    assertThat(FileChecks.folder("/data/in/2*/x.csv")).contains(Path.of("/data/in"));
    assertThat(FileChecks.folder("file:///data/in/*")).contains(Path.of("/data/in"));
    assertThat(FileChecks.folder("a.csv")).contains(Path.of("."));
    assertThat(FileChecks.folder("s3://bucket/in/*")).isEmpty();
  }

  @Test
  void addressesMayBeIpv6() {
    assertThat(Reach.address("::1", 5433)).isEqualTo("[::1]:5433");
    assertThat(Reach.host("[::1]:5433")).isEqualTo("::1");
    assertThat(Reach.port("[::1]:5433")).isEqualTo(5433);
    assertThat(Reach.isRemote("[::1]")).isFalse();
  }
}
