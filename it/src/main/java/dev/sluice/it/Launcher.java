package dev.sluice.it;

import dev.sluice.it.demo.Demo;
import dev.sluice.pipelines.Main;

/**
 * What {@code mvn exec:java} starts: the demo, or the shipped {@link Main} if a command is given.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) throws Exception {
    boolean demo = args.length == 0 || args[0].startsWith("--");
    int code = demo ? Demo.run(args, System.out) : Main.run(args, System.out).code();
    // Spark's shutdown hooks need their classes: Maven takes them away when this method returns.
    System.exit(code);
  }
}
