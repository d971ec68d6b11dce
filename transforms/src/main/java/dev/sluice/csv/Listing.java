package dev.sluice.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * The files of one look, the oldest first.
 *
 * @param files data files
 * @param marked those whose marker is there; empty unless markers are asked for
 */
record Listing(List<Metadata> files, Set<String> marked) {
  /** Names that programs give to files they are not done with, and hidden ones. */
  private static final Pattern UNFINISHED =
      Pattern.compile("(?i)[._].*|.*\\.(tmp|temp|part|partial|filepart|crdownload|inprogress)|.*~");

  static Listing of(WatchSettings settings) throws IOException {
    boolean markers = settings.completeness().ready() == Ready.MARKER;
    String suffix = settings.completeness().marker();
    List<String> specs =
        markers ? List.of(settings.input(), settings.input() + suffix) : List.of(settings.input());
    List<Metadata> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> marked = new HashSet<>();
    for (MatchResult result : FileSystems.match(specs, EmptyMatchTreatment.ALLOW)) {
      for (Metadata file : result.metadata()) {
        String path = file.resourceId().toString();
        if (markers && path.endsWith(suffix)) {
          marked.add(path.substring(0, path.length() - suffix.length()));
        } else if (isData(file) && seen.add(path)) {
          files.add(file);
        }
      }
    }
    files.sort(
        Comparator.comparingLong(Metadata::lastModifiedMillis)
            .thenComparing(file -> file.resourceId().toString()));
    return new Listing(files, marked);
  }

  private static boolean isData(Metadata file) {
    String name = file.resourceId().getFilename();
    return name != null && !file.resourceId().isDirectory() && !UNFINISHED.matcher(name).matches();
  }
}
