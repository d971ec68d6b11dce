package dev.sluice.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The tables at the end of a report's page: what was refused or failed, settings and versions. */
record ReportTables(ObjectNode json, HtmlText html) {

  void write() {
    rejects();
    failedUnits();
    lostFiles();
    settings();
    versions();
  }

  private void rejects() {
    html.markup("<section class=\"long\"><h2>Rejected rows by reason</h2>\n");
    if (json.path("rejects").isEmpty()) {
      html.element("p", "None.");
    } else {
      html.head("rows", "reason", "column", "SQLSTATE");
      for (JsonNode reject : json.path("rejects")) {
        html.row(
            String.format(Locale.ROOT, "%,d", reject.path("rows").asLong()),
            reject.path("message").asText(),
            reject.path("column").asText("").replace("null", ""),
            reject.path("sqlState").asText("").replace("null", ""));
      }
      html.endTable();
    }
    html.markup("</section>\n");
  }

  private void failedUnits() {
    html.markup("<section class=\"long\"><h2>Units that failed</h2>\n");
    if (json.path("failedUnits").isEmpty()) {
      html.element("p", "None.");
    } else {
      html.head("unit", "why");
      for (JsonNode unit : json.path("failedUnits")) {
        html.row(unit.path("unitId").asText(), unit.path("failure").path("message").asText());
      }
      html.endTable();
    }
    html.markup("</section>\n");
  }

  private void lostFiles() {
    if (json.path("lostFiles").isEmpty()) {
      return;
    }
    html.markup("<section class=\"long\"><h2>Files refused or changed</h2>\n");
    html.head("file", "why");
    for (JsonNode file : json.path("lostFiles")) {
      html.row(file.path("path").asText(), file.path("message").asText());
    }
    html.endTable().markup("</section>\n");
  }

  private void settings() {
    html.markup("<section class=\"long\"><h2>Settings</h2>\n").head("setting", "value", "from");
    json.path("settings")
        .fields()
        .forEachRemaining(
            setting ->
                html.row(
                    setting.getKey(),
                    setting.getValue().asText(),
                    json.path("origins").path(setting.getKey()).asText("default")));
    html.endTable().markup("</section>\n");
  }

  private void versions() {
    html.markup("<section><h2>Versions</h2>\n").head("what", "version");
    json.path("versions")
        .fields()
        .forEachRemaining(version -> html.row(version.getKey(), version.getValue().asText()));
    html.endTable().markup("</section>\n");
  }
}
