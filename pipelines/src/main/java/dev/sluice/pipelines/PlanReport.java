package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.cassandra.TableSurvey;
import dev.sluice.copy.ConnectionBudget;
import dev.sluice.profiles.ClusterSize;
import dev.sluice.row.TableName;
import dev.sluice.trial.TrialStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What {@code plan} found out and worked out.
 *
 * @param source for people
 * @param target for people
 * @param columns that are copied
 * @param processors of this machine
 * @param size executors for the streams
 * @param remarks what else the user should know before he starts
 */
record PlanReport(
    TableName table,
    String source,
    String target,
    int columns,
    TableSurvey survey,
    int units,
    ConnectionBudget connections,
    List<TrialStep> trial,
    StreamChoice streams,
    StreamMemory memory,
    ClusterSize size,
    int processors,
    List<String> remarks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  PlanReport {
    trial = List.copyOf(trial);
    remarks = List.copyOf(remarks);
  }

  /** Seconds that the copy takes at the measured speed; empty if none was measured. */
  OptionalDouble seconds(long rows) {
    Optional<TrialStep> step = streams.measured().filter(s -> s.rowsPerSecond() > 0);
    return step.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(rows / step.get().rowsPerSecond());
  }

  /** Bytes of heap for a process that runs all of the streams itself. */
  long localHeap() {
    return ClusterSize.of(streams.streams(), streams.streams(), memory.bytes()).memory().heap();
  }

  String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("table", table.toString())
        .put("source", source)
        .put("target", target)
        .put("columns", columns)
        .put("units", units)
        .put("processors", processors);
    ObjectNode rows = json.putObject("rows");
    rows.put("estimate", survey.rows())
        .put("fewest", survey.fewestRows())
        .put("most", survey.mostRows())
        .put("mayBeFarMore", survey.atLeast())
        .put("sampled", survey.sampledRows());
    json.putObject("bytes")
        .put("cells", survey.bytes())
        .put("onDisk", survey.bytesOnDisk())
        .put("row", survey.rowBytes())
        .put("largestRowSeen", survey.largestRow());
    json.set("connections", JSON.valueToTree(connections));
    json.withObject("/connections").put("free", connections.free());
    json.set("trial", JSON.valueToTree(trial.stream().map(PlanReport::json).toList()));
    json.putObject("streams").put("count", streams.streams()).put("why", streams.why());
    streams.limit(processors).ifPresent(limit -> json.put("limit", limit));
    json.putObject("memory")
        .put("streamBytes", memory.bytes())
        .put("measured", memory.measured())
        .put("executors", size.executors())
        .put("executorCores", size.cores())
        .put("executorNeededBytes", size.memory().needed())
        .put("executorHeapBytes", size.memory().heap())
        .put("localHeapBytes", localHeap());
    seconds(survey.rows()).ifPresent(seconds -> json.put("expectedSeconds", seconds));
    json.set("remarks", JSON.valueToTree(remarks));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode json(TrialStep step) {
    ObjectNode json = JSON.createObjectNode();
    json.put("streams", step.streams())
        .put("rows", step.rows())
        .put("refused", step.refused())
        .put("rowsPerSecond", step.rowsPerSecond())
        .put("bytesPerSecond", step.bytesPerSecond())
        .put("readShare", step.readShare())
        .put("encodeShare", step.encodeShare())
        .put("copyShare", step.copyShare())
        .put("processorsBusy", step.processors());
    step.problem().ifPresent(problem -> json.put("problem", problem));
    return json;
  }
}
