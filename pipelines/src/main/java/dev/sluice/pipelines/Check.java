package dev.sluice.pipelines;

import dev.sluice.pipelines.check.Checkup;
import dev.sluice.pipelines.options.CheckSettings;
import java.io.PrintStream;

/** The command {@code check}: looks at all servers, and says what would go wrong. */
final class Check {
  private final CheckSettings settings;
  private final PrintStream out;

  Check(CheckSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Returns DONE if nothing failed. */
  ExitStatus run() {
    ReportFiles.check(settings.reportDir());
    Checkup checkup = Checkup.run(settings);
    out.print(checkup.text());
    ReportFiles.write(
        settings.reportDir(), "check-" + JobStart.now(), checkup.text(), checkup.json(), out);
    return checkup.passed() ? ExitStatus.DONE : ExitStatus.SETUP_WRONG;
  }
}
