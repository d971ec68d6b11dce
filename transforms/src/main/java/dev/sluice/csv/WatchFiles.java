package dev.sluice.csv;

import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Watches files and emits the units they are cut into, each as soon as it is planned durably; not
 * the records. Unbounded; a unit may come more than once, after a failure. Holds a few KiB for each
 * file of the folder; has one reader for each stream. Its position is the plan's alone: runners
 * checkpoint nothing of it.
 */
public final class WatchFiles extends PTransform<PBegin, PCollection<FileUnit>> {
  private static final long serialVersionUID = 1L;

  private final WatchSettings settings;
  private final FilePlan plan;

  private WatchFiles(WatchSettings settings, FilePlan plan) {
    this.settings = settings;
    this.plan = plan;
  }

  public static WatchFiles of(WatchSettings settings, FilePlan plan) {
    return new WatchFiles(settings, plan);
  }

  @Override
  public PCollection<FileUnit> expand(PBegin begin) {
    return begin.apply("PlanUnits", Read.from(new FileSource(settings, plan, 0)));
  }
}
