package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class TablesHtmlTest {

  @Test
  void leadsToTheReportOfEachTable() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    counts(table(json, "shop.orders", "DONE", "all rows are in the target"), 1_000)
        .put("page", "migrate-r-1");
    table(json, "shop.<b>", "SETUP_WRONG", "a setting is wrong");
    counts(json.putObject("together"), 1_000);

    String html = WrittenReport.ofTables("as text", json).html();

    assertThat(html)
        .contains(
            "<div class=\"answer bad\">",
            "<p>1 of 2 tables did not end in order; their outcome says why.</p>",
            "<tr><td><a href=\"migrate-r-1.html\">shop.orders</a></td><td>public.t</td>"
                + "<td>all rows are in the target</td><td>1,000</td><td>1,000</td>",
            "<tr><td>shop.&lt;b&gt;</td><td>public.t</td><td>a setting is wrong</td><td></td>",
            "<tr><td>together</td><td></td><td></td><td>1,000</td>",
            "<pre>as text</pre>");
  }

  @Test
  void saysThatAllIsDone() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    table(json, "shop.orders", "DONE", "all rows are in the target");

    assertThat(WrittenReport.ofTables("", json).html())
        .contains(
            "<div class=\"answer good\">", "<p>All rows of all tables are in the target.</p>");
  }

  private static ObjectNode table(ObjectNode json, String source, String outcome, String meaning) {
    return json.withArray("tables")
        .addObject()
        .put("source", source)
        .put("target", "public.t")
        .put("outcome", outcome)
        .put("meaning", meaning);
  }

  private static ObjectNode counts(ObjectNode node, long rows) {
    return node.put("read", rows)
        .put("loaded", rows)
        .put("rejected", 0)
        .put("filtered", 0)
        .put("duplicate", 0);
  }
}
