package dev.sluice.pipelines;

import dev.sluice.pipelines.metrics.RunMetrics;
import dev.sluice.pipelines.options.CheckSettings;
import dev.sluice.pipelines.options.ControlSettings;
import dev.sluice.pipelines.options.DdlSettings;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.OptionsText;
import dev.sluice.pipelines.options.PlanSettings;
import dev.sluice.pipelines.options.ProfilesSettings;
import dev.sluice.pipelines.options.RejectsSettings;
import dev.sluice.pipelines.options.ReportSettings;
import dev.sluice.pipelines.options.StreamCsvSettings;
import dev.sluice.pipelines.options.StreamKafkaSettings;
import dev.sluice.pipelines.options.Streaming;
import dev.sluice.pipelines.options.VerifySettings;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code sluice COMMAND [--flag=value …]}. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code, unless that is 0. */
  public static void main(String[] args) {
    ExitStatus status = run(args, System.out);
    if (status != ExitStatus.DONE) {
      System.exit(status.code());
    }
  }

  /** Runs a command; its report and its errors go to {@code out}. Never throws. */
  public static ExitStatus run(String[] args, PrintStream out) {
    try {
      return dispatch(args, out);
    } catch (Throwable e) {
      return Failure.of(e).print(out);
    }
  }

  private static ExitStatus dispatch(String[] args, PrintStream out) throws SQLException {
    String word = args.length == 0 ? "help" : args[0].replaceFirst("^--", "");
    Command command = command(word);
    String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
    return switch (command) {
      case PLAN -> new Plan(PlanSettings.of(rest, System.getenv()), out).run();
      case MIGRATE -> {
        MigrateSettings settings = MigrateSettings.of(rest, System.getenv());
        yield Quiet.run(settings.run().progress(), out, to -> migrate(settings, to));
      }
      case VERIFY -> {
        VerifySettings settings = VerifySettings.of(rest, System.getenv());
        yield Quiet.run(
            settings.migrate().run().progress(), out, to -> new Verify(settings, to).run());
      }
      case CHECK -> new Check(CheckSettings.of(rest, System.getenv()), out).run();
      case DDL -> new Ddl(DdlSettings.of(rest, System.getenv()), out).run();
      case STREAM_CSV -> {
        StreamCsvSettings settings = StreamCsvSettings.of(rest, System.getenv());
        yield stream(settings.streaming(), new StreamCsv(settings), out);
      }
      case STREAM_KAFKA -> {
        StreamKafkaSettings settings = StreamKafkaSettings.of(rest, System.getenv());
        yield stream(settings.streaming(), new StreamKafka(settings), out);
      }
      case PROFILES -> new Profiles(ProfilesSettings.of(rest, System.getenv()), out).run();
      case REPORT -> new Report(ReportSettings.of(rest, System.getenv()), out).run();
      case CONTROL -> new Control(ControlSettings.of(rest, System.getenv()), out).run();
      case REJECTS -> new Rejects(RejectsSettings.of(rest, System.getenv()), out).run();
      case HELP -> help(rest, out);
    };
  }

  private static ExitStatus migrate(MigrateSettings settings, PrintStream out) throws SQLException {
    RunMetrics.open(settings.run().metrics(), out);
    return settings.several().isPresent()
        ? new MigrateSeveral(settings, settings.several().get(), out).run()
        : new Migrate(settings, out).run();
  }

  private static ExitStatus stream(Streaming settings, StreamSource source, PrintStream out)
      throws SQLException {
    return Quiet.run(
        settings.run().progress(),
        out,
        to -> {
          RunMetrics.open(settings.run().metrics(), to);
          return new StreamRun(settings, source, to).run();
        });
  }

  private static ExitStatus help(String[] about, PrintStream out) {
    if (about.length > 0) {
      Command command = command(about[0]);
      out.printf("sluice %s: %s%n%n", command.word(), command.summary());
      out.print(OptionsText.plain(command.word()));
      return ExitStatus.DONE;
    }
    out.println("Usage: sluice COMMAND [--flag=value …]\n\nCommands:");
    for (Command command : Command.values()) {
      out.printf("  %-10s %s%n", command.word(), command.summary());
    }
    out.println("\nExit codes:");
    for (ExitStatus status : ExitStatus.values()) {
      out.printf("  %-10d %s%n", status.code(), status.meaning());
    }
    return ExitStatus.DONE;
  }

  private static Command command(String word) {
    return Command.of(word)
        .orElseThrow(
            () ->
                new SetupException(
                    "Unknown command: \"%s\". Expected one of: %s."
                        .formatted(
                            word,
                            Arrays.stream(Command.values())
                                .map(Command::word)
                                .collect(Collectors.joining(", ")))));
  }
}
