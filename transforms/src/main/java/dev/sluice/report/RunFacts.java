package dev.sluice.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.row.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of a run that no other table of the ledger tells; kept there as JSON while the
 * run goes on.
 *
 * @param command the word for it
 * @param source where rows come from, for people
 * @param target where they go, for people
 * @param setupSeconds from the command's start until the run was registered
 * @param unitsBefore units that earlier runs of the job had committed
 * @param notes what the user should know
 * @param origins of settings that are no defaults, by name
 * @param versions of everything that took part, by name
 * @param roundTrips to the servers; unknown in ledgers of earlier versions
 * @param stream null if it is none
 */
public record RunFacts(
    String command,
    String source,
    String target,
    String runner,
    double setupSeconds,
    int unitsBefore,
    List<String> notes,
    Map<String, String> origins,
    Map<String, String> versions,
    RoundTrips roundTrips,
    @Nullable Stream stream) {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final String UNKNOWN = "not known";

  public RunFacts {
    command = known(command);
    source = known(source);
    target = known(target);
    runner = known(runner);
    notes = notes == null ? List.of() : List.copyOf(notes);
    origins = origins == null ? Map.of() : Map.copyOf(origins);
    versions = versions == null ? Map.of() : Map.copyOf(versions);
    roundTrips = roundTrips == null ? RoundTrips.UNKNOWN : roundTrips;
  }

  /**
   * Of a stream.
   *
   * @param arrival what latency is counted from, for people
   * @param tables that it fills; none if it is no database
   * @param keyed whether nothing can be in them twice
   */
  public record Stream(
      String arrival, List<TableName> tables, boolean keyed, TargetStatistics before) {
    public Stream {
      tables = List.copyOf(tables);
    }
  }

  /** {@link #stream}, or as much of one as is known without. */
  public Stream streamOrUnknown() {
    return stream != null
        ? stream
        : new Stream("arrival", List.of(), false, new TargetStatistics(0, 0, 0, List.of()));
  }

  public String json() {
    return JSON.valueToTree(this).toString();
  }

  /**
   * Reads them back; what is missing, as in ledgers of earlier versions, is {@code not known}.
   *
   * @throws IllegalStateException if it is none of ours
   */
  public static RunFacts parse(String json) {
    try {
      return JSON.readValue(json, RunFacts.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read facts of a run in the ledger: " + json, e);
    }
  }

  /** The effective settings of a run in the ledger. */
  public static Map<String, String> settings(String json) {
    try {
      Map<String, String> settings = new TreeMap<>();
      JSON.readTree(json)
          .fields()
          .forEachRemaining(field -> settings.put(field.getKey(), field.getValue().asText()));
      return settings;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read settings of a run in the ledger: " + json, e);
    }
  }

  private static String known(@Nullable String text) {
    return text == null || text.isEmpty() ? UNKNOWN : text;
  }
}
