package dev.sluice.verify;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.ledger.VerifyLedger;
import dev.sluice.row.IncompleteException;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes what a comparison has found into the ledger, where its command reads it, whatever runner
 * it was on. Puts out the names of the results.
 */
public final class SaveResults<T> extends PTransform<PCollection<T>, PCollection<String>> {
  private static final long serialVersionUID = 1L;

  /** Name of what {@link CompareRows} has found. */
  public static final String FINDINGS = "findings";

  private final SaveFn<T> save;

  private SaveResults(SaveFn<T> save) {
    this.save = save;
  }

  /** Each side's sums, under the word of the side. */
  public static SaveResults<KV<String, BucketSums>> ofSums(PostgresTarget target, String id) {
    return new SaveResults<>(new SaveFn<>(target, id, KV::getKey, sums -> sums.getValue().bytes()));
  }

  /** Findings, under {@link #FINDINGS}. */
  public static SaveResults<byte[]> ofFindings(PostgresTarget target, String id) {
    return new SaveResults<>(new SaveFn<>(target, id, findings -> FINDINGS, findings -> findings));
  }

  @Override
  public PCollection<String> expand(PCollection<T> results) {
    return results.apply("Save", ParDo.of(save)).setCoder(StringUtf8Coder.of());
  }

  private static final class SaveFn<T> extends DoFn<T, String> {
    private static final long serialVersionUID = 1L;

    private final PostgresTarget target;
    private final String id;
    private final SerializableFunction<T, String> name;
    private final SerializableFunction<T, byte[]> bytes;

    SaveFn(
        PostgresTarget target,
        String id,
        SerializableFunction<T, String> name,
        SerializableFunction<T, byte[]> bytes) {
      this.target = target;
      this.id = id;
      this.name = name;
      this.bytes = bytes;
    }

    @ProcessElement
    public void save(@Element T result, OutputReceiver<String> out) {
      String saved = name.apply(result);
      try (Connection connection = Connections.open(target, 0, "sluice verify")) {
        VerifyLedger.save(connection, id, saved, bytes.apply(result));
      } catch (SQLException e) {
        throw new IncompleteException(
            "Cannot write to the ledger: %s (SQLSTATE %s). Run the same command again when the cause is gone."
                .formatted(e.getMessage(), e.getSQLState()),
            e);
      }
      out.output(saved);
    }
  }
}
