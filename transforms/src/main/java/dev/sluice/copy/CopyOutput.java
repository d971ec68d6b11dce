package dev.sluice.copy;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One running COPY TO STDOUT, of either driver. */
@FunctionalInterface
public interface CopyOutput {

  /** The next bytes, however the server cuts them; null at the end. */
  byte @Nullable [] read() throws SQLException;
}
