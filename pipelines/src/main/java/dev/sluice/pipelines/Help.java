package dev.sluice.pipelines;

import dev.sluice.pipelines.options.OptionsText;
import java.io.PrintStream;
import java.util.Arrays;

/** What can be typed. */
final class Help {
  private Help() {}

  /**
   * @param about a command's word; empty for all commands
   */
  static ExitStatus print(String about, PrintStream out) {
    if (about.isEmpty()) {
      all(out);
    } else {
      Command command = Command.find(about);
      out.printf(
          "sluice %s: %s%n%nUsage: sluice %s%n%n",
          command.word(), command.summary(), command.usage());
      out.print(command.words());
      String flags = OptionsText.plain(command.word());
      out.print(flags);
      out.print(flags.contains("--config=") ? HOW : "");
    }
    return ExitStatus.DONE;
  }

  private static void all(PrintStream out) {
    int width = Arrays.stream(Command.values()).mapToInt(c -> c.word().length()).max().orElse(0);
    out.println("Usage: sluice COMMAND [--flag=value …] [--config=FILE]\n\nCommands:");
    for (Command command : Command.values()) {
      out.printf("  %-" + width + "s  %s%n", command.word(), command.summary());
    }
    out.println("\nExit codes:");
    for (ExitStatus status : ExitStatus.values()) {
      out.printf("  %-" + width + "d  %s%n", status.code(), status.meaning());
    }
    out.print(FIRST_STEPS);
  }

  private static final String HOW =
      """
      The file that --config names holds the same names without dashes; a flag beats it. A password is
      env:NAME or file:PATH.
      """;

  private static final String FIRST_STEPS =
      """

      First steps, with a file my.properties that holds what all commands need:
        cassandraHosts=10.0.0.1
        targetHosts=10.0.1.1
        targetDatabase=shop
        targetUser=loader
        targetPassword=env:TARGET_PASSWORD

        sluice check   --config=my.properties --sourceTable=shop.orders
        sluice migrate --config=my.properties --sourceTable=shop.orders --createTarget=if-missing
        sluice verify  --config=my.properties --sourceTable=shop.orders

      sluice help COMMAND lists its flags. There is no program of that name; sluice stands for
        spark-submit --class dev.sluice.pipelines.Main sluice-pipelines-VERSION-bundled.jar
      or, in the source's folder, for mvn compile exec:java -Pspark-runner -Dexec.args="COMMAND …".
      """;
}
