package dev.sluice.pipelines;

import dev.sluice.copy.BinaryProbe;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.encode.EncodeRows;
import dev.sluice.encode.EncodeSettings;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.ledger.VerifyLedger;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.VerifySettings;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import dev.sluice.row.Unit;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.TablePlan;
import dev.sluice.verify.BucketSums;
import dev.sluice.verify.Compared;
import dev.sluice.verify.Findings;
import dev.sluice.verify.Repair;
import dev.sluice.verify.SaveResults;
import dev.sluice.verify.Side;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Source and target of a comparison, found and checked against each other.
 *
 * @param id of the comparison in the ledger
 * @param units of the source, all of them
 * @param repair null if the target is left as it is
 * @param notes what the user should know before
 */
record Comparison(
    String id,
    Tables tables,
    Compared compared,
    List<Unit> units,
    @Nullable Repair repair,
    List<String> notes) {

  /**
   * Looks at both tables.
   *
   * @throws SetupException with all that stands against comparing, or repairing, them
   */
  static Comparison check(VerifySettings settings, Connection target) throws SQLException {
    MigrateSettings migrate = settings.migrate();
    Tables tables = Tables.check(migrate, target);
    TableShape source = tables.source();
    TablePlan plan = tables.plan();
    List<String> problems = new ArrayList<>();
    List<String> key =
        Stream.concat(source.partitionKey().stream(), source.clusteringKey().stream()).toList();
    List<String> absent = key.stream().filter(name -> !plan.sourceNames().contains(name)).toList();
    if (!absent.isEmpty()) {
      problems.add(
          "Cannot tell rows apart without %s, of the primary key of %s. Add to --columns."
              .formatted(String.join(", ", absent), migrate.source().table()));
    }
    Stream.concat(
            EncodeRows.binaryObjections(plan.columns()).stream(),
            BinaryProbe.objections(target, migrate.targetTable(), plan.targetNames()).stream())
        .map(why -> "Cannot compare: %s. Leave it out with --columns.".formatted(why))
        .forEach(problems::add);
    List<String> targetKey = key.stream().flatMap(name -> targetName(plan, name)).toList();
    if (settings.repair()) {
      repairObjection(migrate, tables.target().clusteringKey(), targetKey).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    Compared compared =
        new Compared(
            migrate.targetTable(),
            plan.targetNames(),
            types(tables.target(), plan),
            key.stream().map(plan.sourceNames()::indexOf).toList(),
            tables.server());
    List<String> notes = new ArrayList<>(migrate.notes());
    notes.addAll(plan.notes());
    return new Comparison(
        JobStart.newId(),
        tables,
        compared,
        Migrate.plan(migrate, tables, migrate.run().streams(), List.of()),
        settings.repair() ? repair(migrate, tables, targetKey) : null,
        notes);
  }

  private static List<String> types(TableShape target, TablePlan plan) {
    return plan.targetNames().stream()
        .map(name -> target.column(name).orElseThrow().type())
        .toList();
  }

  private static Stream<String> targetName(TablePlan plan, String source) {
    return plan.columns().stream()
        .filter(column -> column.source().equals(source))
        .map(ColumnPlan::target);
  }

  private static Optional<String> repairObjection(
      MigrateSettings migrate, List<String> targetKey, List<String> key) {
    return new HashSet<>(targetKey).equals(new HashSet<>(key))
        ? Optional.empty()
        : Optional.of(
            "Cannot repair %s: that needs the primary key (%s), it has %s. Give it that key, or leave out --repair."
                .formatted(
                    migrate.targetTable(),
                    String.join(", ", key),
                    targetKey.isEmpty() ? "none" : "(" + String.join(", ", targetKey) + ")"));
  }

  private static Repair repair(MigrateSettings migrate, Tables tables, List<String> key) {
    EncodeSettings encoding = encoding(migrate, tables);
    return new Repair(
        migrate.target(),
        new CopySettings(
            migrate.targetTable(),
            tables.plan().targetNames(),
            key,
            tables.server(),
            OnConflict.UPDATE,
            false,
            RejectLimit.ofRows(Long.MAX_VALUE),
            EncodeRows.form(encoding),
            EncodeRows.coordinates(encoding),
            null,
            migrate.copying().limits()));
  }

  private static EncodeSettings encoding(MigrateSettings migrate, Tables tables) {
    return new EncodeSettings(
        tables.plan().columns(),
        tables.plan().constants(),
        migrate.copying().invalidText(),
        tables.origin(),
        CopyFormat.BINARY,
        tables.filter());
  }

  /** Names of the columns that tell rows apart. */
  List<String> keyNames() {
    return compared.key().stream().map(compared.columns()::get).toList();
  }

  ComparePipelines pipelines(VerifySettings settings, PrintStream out) {
    return new ComparePipelines(
        settings, this, EncodeRows.of(encoding(settings.migrate(), tables)), out);
  }

  /** What the pipeline has added up of a side. */
  BucketSums sums(Connection target, Side side) throws SQLException {
    // A side without rows has no sums.
    return VerifyLedger.take(target, id, side.word())
        .map(BucketSums::of)
        .orElseGet(BucketSums::empty);
  }

  /** What the pipeline has found. */
  Findings findings(Connection target) throws SQLException {
    return VerifyLedger.take(target, id, SaveResults.FINDINGS)
        .map(Findings::of)
        .orElse(Findings.NONE);
  }
}
