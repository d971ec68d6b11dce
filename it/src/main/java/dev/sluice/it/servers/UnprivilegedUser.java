package dev.sluice.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets PostgreSQL, which refuses to run as root, run in a build that does: in a user namespace, or
 * as {@code nobody} where the container forbids those.
 */
enum UnprivilegedUser {
  /** The build is not root's: nothing to do. */
  OWN,
  /** Files stay root's; inside the namespace nobody is root. */
  NAMESPACE,
  /** With the user id that nobody has on every Linux. */
  NOBODY;

  private static final int ROOT_ID = 0;
  private static final int NOBODY_ID = 65534;
  private static final String OWNER = "unix:uid";

  /** The one for programs that work in {@code folder}, which this JVM has made. */
  static UnprivilegedUser forOwnerOf(Path folder) {
    try {
      if (!Files.getAttribute(folder, OWNER).equals(ROOT_ID)) {
        return OWN;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot find out who owns " + folder, e);
    }
    return Stream.of(NAMESPACE, NOBODY)
        .filter(UnprivilegedUser::works)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot run PostgreSQL as root: neither unshare -U nor setpriv works here."
                        + " Expected one of them. Run the build as another user."));
  }

  /** The command as that user. */
  List<String> command(List<String> command) {
    List<String> prefixed = new ArrayList<>(prefix());
    prefixed.addAll(command);
    return prefixed;
  }

  /** Gives the folder, and what is in it, to that user. */
  void own(Path folder) {
    if (this != NOBODY) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        Files.setAttribute(path, OWNER, NOBODY_ID);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot give %s to nobody".formatted(folder), e);
    }
  }

  private List<String> prefix() {
    return switch (this) {
      case OWN -> List.of();
      case NAMESPACE -> List.of("unshare", "-U");
      case NOBODY ->
          List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
    };
  }

  private boolean works() {
    try {
      return new ProcessBuilder(command(List.of("true")))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
