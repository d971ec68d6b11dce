package dev.sluice.pipelines;

import dev.sluice.csv.WatchSettings;
import dev.sluice.ledger.RunRef;
import dev.sluice.pipelines.options.StreamCsvSettings;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;

/** The command {@code stream-csv}: files of a folder. */
record StreamCsv(StreamCsvSettings settings) implements StreamSource {
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  @Override
  public String name() {
    return settings.files().input();
  }

  @Override
  public String waiting() {
    return "files not complete or not planned yet";
  }

  @Override
  public String arrival() {
    return "the file's last change";
  }

  /** Else a folder that is made later would be taken for a file, and watched in vain. */
  @Override
  public void check() {
    FileSystems.setDefaultPipelineOptions(settings.streaming().pipelineOptions());
    String input = settings.files().input();
    if (GLOB.matcher(input).find()) {
      return;
    }
    try {
      if (FileSystems.match(input, EmptyMatchTreatment.ALLOW).metadata().isEmpty()) {
        throw new SetupException(
            "Cannot watch \"%s\": there is no such folder, and no such file. Create the folder, or give a glob such as %1$s/*.csv for one that comes later."
                .formatted(input));
      }
    } catch (IOException e) {
      throw new SetupException(
          "Cannot watch \"%s\": %s. Expected a folder or a glob that can be read here."
              .formatted(input, e),
          e);
    }
  }

  @Override
  public void ended(RunRef run) {}

  @Override
  public Prepared prepare(Connection connection) throws SQLException {
    CsvTarget target = CsvTarget.check(settings, connection);
    return new Prepared(
        target.job(),
        new Into(
            settings.targetTable().toString(),
            List.of(settings.targetTable()),
            !target.shape().clusteringKey().isEmpty()),
        List.of(),
        run ->
            new CsvFeed(
                watch(target),
                new LedgerPlan(settings.streaming().target(), run),
                target.units(),
                new IssuedUnits(run, settings.streaming().run().streams())));
  }

  private WatchSettings watch(CsvTarget target) {
    return new WatchSettings(
        settings.files().input(),
        settings.files().completeness(),
        settings.dialect(),
        target.columnsWithoutHeader(),
        target.columnCheck(),
        settings.files().onChanged(),
        settings.files().unitBytes(),
        settings.streaming().run().streams());
  }
}
