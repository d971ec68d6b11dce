package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What other tests look at. */
  private static final List<String> BESIDE =
      List.of(
          "verdict",
          "usage",
          "state",
          "from",
          "until",
          "throughput",
          "timeline",
          "unitSeconds",
          "usageOverTime",
          "origins",
          "versions",
          "diagnosis");

  @Test
  void tellsProgramsAllOfARun() throws JsonProcessingException {
    ObjectNode json = ReportJson.tree(Reports.fixed(), Reports.detail());

    json.remove(BESIDE);
    assertThat(json.toPrettyString())
        .isEqualTo(
            MAPPER
                .readTree(
                    """
                    {
                      "command": "migrate",
                      "outcome": "done",
                      "runId": "r-1",
                      "runner": "spark",
                      "source": "cassandra shop.orders",
                      "target": "postgresql public.orders",
                      "startedAt": "2026-08-21T10:00:00Z",
                      "seconds": 12.5,
                      "setupSeconds": 1.25,
                      "rows": {
                        "read": 1000100, "loaded": 1000000, "rejected": 100, "filtered": 0,
                        "duplicate": 0, "deleted": 0
                      },
                      "bytes": 157286400,
                      "rowsPerSecond": 80000.0,
                      "mibPerSecond": 12.0,
                      "units": {
                        "planned": 4, "done": 4, "doneBefore": 3, "minSeconds": 3.0,
                        "averageSeconds": 4.9, "medianSeconds": 5.0, "maxSeconds": 7.0
                      },
                      "copy": {"statements": 10, "rowsPerStatement": 100000.0},
                      "streams": {"count": 2, "busySeconds": 20.0, "parallelEfficiency": 0.8},
                      "timeShares": {
                        "limit": 0.0, "readWait": 0.2, "encode": 0.1, "connect": 0.01, "copy": 0.6, "paused": 0.0,
                        "commit": 0.02, "retry": 0.0, "other": 0.07
                      },
                      "limits": [],
                      "rejects": [
                        {"sqlState": "23514", "column": null, "message": "violates check \\"few\\"", "rows": 100}
                      ],
                      "failedUnits": [
                        {
                          "unitId": "c/shop.orders:0:9",
                          "range": {"from": "0", "until": "9"},
                          "failure": {
                            "message": "Cannot read token range (0, 9].", "divisible": true
                          }
                        }
                      ],
                      "notes": ["Column at: microseconds."],
                      "settings": {"copyFlushEvery": "100000", "streams": "2"}
                    }
                    """)
                .toPrettyString());
  }

  @Test
  void listsWhatWasFoundTheLargestGainFirst() throws JsonProcessingException {
    ObjectNode json = ReportJson.tree(Reports.fixed(), Reports.detail());

    assertThat(json.at("/diagnosis")).hasSize(3);
    assertThat(json.at("/diagnosis/0"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {
                  "bottleneck": "the target's COPY and commit",
                  "evidence": "62 % of the streams' time",
                  "advice": "More --streams help while its processors and disks are not busy; else look at the table's indexes and triggers, and at WAL settings.",
                  "gain": 0.491
                }
                """));
    assertThat(json.at("/diagnosis/1/bottleneck").asText()).isEqualTo("too few units");
  }

  @Test
  void answersThreeQuestions() {
    ObjectNode json = ReportJson.tree(Reports.fixed(), Reports.detail());

    assertThat(json.at("/verdict").findValuesAsText("mood"))
        .containsExactly("open", "good", "open");
    assertThat(json.at("/verdict").findValuesAsText("text"))
        .containsExactly(
            "Done; 4 of 4 units are done.",
            "1,000,100 read = 1,000,000 loaded + 100 rejected + 0 filtered + 0 duplicate.",
            String.join(" ", Diagnosis.of(Reports.fixed(), Reports.detail()).sentences()));
    assertThat(json.at("/state").asText()).isEqualTo("done but");
    assertThat(json.at("/until").asText()).isEqualTo("2026-08-21T10:00:13Z");
    assertThat(json.at("/origins/streams").asText()).isEqualTo("--streams");
    assertThat(json.at("/versions/Beam").asText()).isEqualTo("2.70.0");
    assertThat(json.at("/usage/jvmBytes").asLong()).isEqualTo(300 << 20);
    assertThat(json.at("/usage/postgresCpu").isNull()).isTrue();
  }

  @Test
  void tellsItMomentByMoment() {
    ObjectNode json = ReportJson.tree(Reports.fixed(), Reports.detail());

    assertThat(json.at("/timeline/columns").size()).isEqualTo(12);
    assertThat(json.at("/timeline/bars/1").toString())
        .isEqualTo("[1,3.0,8.0,1,250000,25000000,1.0,0.5,0.05,3.0,0.0,5.0]");
    assertThat(json.at("/timeline/streams/1").toString())
        .isEqualTo("{\"process\":\"host:1\",\"busySeconds\":8.9}");
    assertThat(json.at("/unitSeconds").toString())
        .isEqualTo("{\"bounds\":[3.0,5.0,7.0,10.0],\"counts\":[1,2,1]}");
    assertThat(json.at("/throughput/bucketSeconds").asDouble()).isEqualTo(0.1);
    assertThat(json.at("/throughput/rowsPerSecond/0").asDouble()).isEqualTo(50_000);
    assertThat(json.at("/throughput/rowsPerSecond/40").asDouble()).isEqualTo(100_000);
    assertThat(json.at("/usageOverTime/processes/0/points").toString())
        .isEqualTo("[[5.0,1.0,300.0,150.0],[10.0,0.2,200.0,100.0]]");
  }

  @Test
  void anEmptyRunIsStillValidJson() throws JsonProcessingException {
    String text = ReportJson.of(Reports.empty(), Reports.nothing());

    JsonNode json = MAPPER.readTree(text);
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(json.at("/rowsPerSecond").doubleValue()).isZero();
    assertThat(json.at("/units/averageSeconds").isNumber()).isTrue();
    assertThat(json.at("/diagnosis/0/bottleneck").textValue()).isEqualTo("nothing");
    assertThat(json.at("/notes").isEmpty()).isTrue();
    assertThat(json.at("/settings").isEmpty()).isTrue();
  }
}
