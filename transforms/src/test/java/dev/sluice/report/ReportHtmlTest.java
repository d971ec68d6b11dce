package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.report.RunReport.About;
import dev.sluice.report.RunReport.Unfinished;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportHtmlTest {
  private static final String NASTY = "</script><script>alert('x')</script> \" & <!-- \u2028";
  private static final Pattern URL =
      Pattern.compile("\\b(https?|ftp|wss?|file):|\\burl\\(|@import");

  @Test
  void holdsTheSameJson() throws IOException {
    WrittenReport written = WrittenReport.of(Reports.fixed(), Reports.detail());

    ObjectMapper mapper = new ObjectMapper();
    assertThat(embedded(written.html())).isEqualTo(mapper.readTree(written.json()));
  }

  @Test
  void readsWithoutItsScript() {
    String html = WrittenReport.of(Reports.fixed(), Reports.detail()).html();

    assertThat(html.replaceAll("(?s)<script.*?</script>", ""))
        .contains(
            "<h2>Done?</h2>",
            "<p>Done; 4 of 4 units are done.</p>",
            "<p>1,000,100 read = 1,000,000 loaded + 100 rejected + 0 filtered + 0 duplicate.</p>",
            "Bottleneck: the target&#39;s COPY and commit (62 % of the streams&#39; time), up to 49 % of the run&#39;s time.",
            "<td data-path=\"/rows/loaded\" data-form=\"COUNT\">1,000,000</td>",
            "<td>violates check &quot;few&quot;</td>",
            "<td>Cannot read token range (0, 9].</td>",
            "<tr><td>streams</td><td>2</td><td>--streams</td></tr>",
            "<tr><td>copyFlushEvery</td><td>100000</td><td>default</td></tr>",
            "<tr><td>Beam</td><td>2.70.0</td></tr>",
            "time     read wait 20 %");
  }

  @Test
  void nothingInItIsMarkupButItsOwn() throws IOException {
    RunReport fixed = Reports.fixed();
    RunReport report =
        new RunReport(
            new About("migrate", NASTY, NASTY, "r-1", "spark", NASTY),
            fixed.span(),
            fixed.totals(),
            List.of(),
            new Unfinished(List.of(new RejectLedger.Reason(NASTY, NASTY, NASTY, 1)), List.of()),
            List.of(NASTY),
            Map.of(NASTY, NASTY));
    RunReport plain =
        new RunReport(
            new About("migrate", "x", "x", "r-1", "spark", "x"),
            fixed.span(),
            fixed.totals(),
            List.of(),
            new Unfinished(List.of(new RejectLedger.Reason("x", "x", "x", 1)), List.of()),
            List.of("x"),
            Map.of("x", "x"));

    String html = WrittenReport.of(report, Reports.detail()).html();

    assertThat(tags(html)).isEqualTo(tags(WrittenReport.of(plain, Reports.detail()).html()));
    assertThat(html).doesNotContain("alert('x')</script>").doesNotContain("<!-- ");
    assertThat(embedded(html).at("/target").asText()).isEqualTo(NASTY);
  }

  @Test
  void needsNothingFromElsewhere() {
    String html = WrittenReport.of(StreamReportTest.report(), Reports.detail()).html();

    assertThat(html).contains("/*!\n * Chart.js v4.4.7\n", "Released under the MIT License");
    String withoutLicences = html.replaceAll("(?s)/\\*!.*?\\*/", "");
    assertThat(URL.matcher(withoutLicences).results().map(m -> m.group())).isEmpty();
    assertThat(html)
        .doesNotContain("sourceMappingURL")
        .doesNotContain("src=")
        .doesNotContain("href=");
  }

  @Test
  void aStreamShowsItsLatencyAndARunThatDiedSaysSo() {
    String html = WrittenReport.of(StreamReportTest.report(), Reports.nothing()).html();

    assertThat(html)
        .contains(
            "<td data-path=\"/latencySeconds/p95\" data-form=\"SECONDS\">0.800 s</td>",
            "<canvas id=\"latency\"",
            "The run did not end: 9 units are done, 0 left.",
            "Nothing is known of them: the ledger has no sample of this run.");
  }

  private static JsonNode embedded(String html) throws IOException {
    Matcher data =
        Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(html);
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }

  private static List<String> tags(String html) {
    return Pattern.compile("</?[a-zA-Z!][^>]*>")
        .matcher(html.substring(0, html.indexOf("/*!")))
        .results()
        .map(tag -> tag.group())
        .toList();
  }
}
