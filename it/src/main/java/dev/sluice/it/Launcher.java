package dev.sluice.it;

import dev.sluice.it.chaos.Chaos;
import dev.sluice.it.demo.CsvDemo;
import dev.sluice.it.demo.Demo;
import dev.sluice.it.demo.KafkaDemo;
import dev.sluice.it.load.Generate;
import dev.sluice.it.soak.Soak;
import dev.sluice.pipelines.Main;
import java.util.Arrays;

/**
 * What {@code mvn exec:java} starts: a demo, the rounds of {@code chaos}, the hours of {@code
 * soak}, the load of {@code generate}, or the shipped {@link Main} if another command is given.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) throws Exception {
    int code = run(args);
    // Spark's shutdown hooks need their classes: Maven takes them away when this method returns.
    System.exit(code);
  }

  private static int run(String[] args) throws Exception {
    if (args.length == 0 || args[0].startsWith("--")) {
      return Demo.run(args, System.out);
    }
    if (args[0].equals("demo")) {
      return demo(Arrays.copyOfRange(args, 1, args.length));
    }
    if (args[0].equals("chaos")) {
      return Chaos.run(Arrays.asList(args).subList(1, args.length), System.out);
    }
    if (args[0].equals("soak")) {
      return Soak.run(Arrays.asList(args).subList(1, args.length), System.out);
    }
    if (args[0].equals("generate")) {
      return Generate.run(Arrays.asList(args).subList(1, args.length), System.out);
    }
    return Main.run(args, System.out).code();
  }

  private static int demo(String[] args) throws Exception {
    String[] rest = args.length > 0 ? Arrays.copyOfRange(args, 1, args.length) : args;
    return switch (args.length > 0 ? args[0] : "") {
      case "stream-csv" -> CsvDemo.run(rest, System.out);
      case "stream-kafka" -> KafkaDemo.run(rest, System.out);
      default -> Demo.run(args, System.out);
    };
  }
}
