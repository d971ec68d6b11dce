package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.ledger.StoredReject;
import dev.sluice.ledger.StoredRejects;
import dev.sluice.pipelines.options.RejectsSettings;
import dev.sluice.pipelines.options.RejectsSettings.Action;
import dev.sluice.row.RowFormat;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The command {@code rejects}: lists, shows, replays and discards rejected rows. */
final class Rejects {
  private final RejectsSettings settings;
  private final PrintStream out;

  Rejects(RejectsSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  ExitStatus run() throws SQLException {
    try (Connection target = Connections.openFirst(settings.target(), "sluice rejects")) {
      List<StoredReject> found = find(target);
      return switch (settings.action()) {
        case LIST -> list(found);
        case SHOW -> show(found);
        case REPLAY -> new ReplayRejects(target, settings, out).replay(found);
        case DISCARD -> discard(target, found);
      };
    }
  }

  private List<StoredReject> find(Connection target) throws SQLException {
    Optional<String> state =
        settings.action() == Action.LIST
            ? Optional.of(settings.state())
            : settings.ids().isEmpty() ? Optional.of("open") : Optional.empty();
    int limit = settings.action() == Action.LIST ? settings.limit() : Integer.MAX_VALUE;
    List<StoredReject> found =
        StoredRejects.list(
            target, new StoredRejects.Filter(state, settings.ids(), settings.table(), limit));
    List<Long> known = found.stream().map(StoredReject::id).toList();
    List<String> missing =
        settings.ids().stream()
            .filter(id -> !known.contains(id))
            .map(id -> "Cannot find rejected row %d. See: sluice rejects list.".formatted(id))
            .toList();
    if (!missing.isEmpty()) {
      throw new SetupException(missing);
    }
    return found;
  }

  private ExitStatus list(List<StoredReject> found) {
    if (found.isEmpty()) {
      out.println("No rejected rows that are " + settings.state() + ".");
      return ExitStatus.DONE;
    }
    for (StoredReject stored : found) {
      out.println(stored.id() + "  " + stored.reject());
    }
    if (found.size() == settings.limit()) {
      out.println("There may be more: raise --limit=" + settings.limit() + ".");
    }
    return ExitStatus.DONE;
  }

  private ExitStatus show(List<StoredReject> found) {
    for (StoredReject stored : found) {
      line("reject", stored.id() + ", " + stored.state());
      line("source", stored.reject().coordinates());
      line("target", target(stored));
      line("column", Optional.ofNullable(stored.reject().column()).orElse("not known"));
      line("reason", stored.reject().message());
      line("state", Optional.ofNullable(stored.reject().sqlState()).orElse("could not be encoded"));
      line("unit", stored.unitId() + ", row " + stored.reject().position());
      line("run", stored.runId() + " at " + stored.rejectedAt());
      line("format", stored.reject().format().word());
      line("row", text(stored));
      out.println();
    }
    return ExitStatus.DONE;
  }

  private static String target(StoredReject stored) {
    return ReplayToRedis.isFor(stored)
        ? RedisLayout.parse(stored.layout()).target()
        : KeptRow.target(stored).toString();
  }

  private String text(StoredReject stored) {
    byte[] row = stored.reject().encoded();
    if (ReplayToRedis.isFor(stored)) {
      RedisLayout layout = RedisLayout.parse(stored.layout());
      return KeptValue.text(layout.topic(), layout.shape().avro(), row, settings.registry());
    }
    if (KafkaLayout.isIn(stored.layout()) && stored.reject().format() == RowFormat.TEXT) {
      KafkaLayout layout = KafkaLayout.parse(stored.layout());
      return KeptValue.text(layout.topic(), layout.avro(), row, settings.registry());
    }
    return switch (stored.reject().format()) {
      case CSV, TEXT -> new String(row, StandardCharsets.UTF_8).stripTrailing();
      case CELLS -> "0x" + HexFormat.of().formatHex(row);
    };
  }

  private void line(String name, String value) {
    out.printf("  %-8s %s%n", name, value);
  }

  private ExitStatus discard(Connection target, List<StoredReject> found) throws SQLException {
    target.setAutoCommit(false);
    int discarded = 0;
    for (StoredReject stored : found) {
      if (StoredRejects.lock(target, stored)) {
        StoredRejects.discarded(target, stored);
        discarded++;
      }
    }
    target.commit();
    out.printf(
        "Discarded %,d rows; %,d were settled before.%n", discarded, found.size() - discarded);
    return ExitStatus.DONE;
  }
}
