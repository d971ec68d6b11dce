package dev.sluice.pipelines;

import dev.sluice.pipelines.metrics.RunMetrics;
import dev.sluice.pipelines.options.CheckSettings;
import dev.sluice.pipelines.options.ControlSettings;
import dev.sluice.pipelines.options.DdlSettings;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.PlanSettings;
import dev.sluice.pipelines.options.ProfilesSettings;
import dev.sluice.pipelines.options.RejectsSettings;
import dev.sluice.pipelines.options.ReportSettings;
import dev.sluice.pipelines.options.StreamCsvSettings;
import dev.sluice.pipelines.options.StreamKafkaSettings;
import dev.sluice.pipelines.options.Streaming;
import dev.sluice.pipelines.options.VerifySettings;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;

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
      JustInTime.spareStartUp();
      return dispatch(args, out);
    } catch (Throwable e) {
      return Failure.of(e).print(args.length > 0 && Command.copies(args[0]), out);
    }
  }

  private static ExitStatus dispatch(String[] args, PrintStream out) throws SQLException {
    String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    if (args.length == 0 || isHelp(args[0])) {
      return help(rest, out);
    }
    Command command = Command.find(args[0]);
    if (Arrays.stream(rest).anyMatch(Main::isHelp)) {
      return Help.print(command.word(), out);
    }
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
    return Help.print(about.length == 0 ? "" : about[0], out);
  }

  /** What those type who know other programs. */
  private static boolean isHelp(String argument) {
    return argument.equals("--help") || argument.equals("-h");
  }
}
