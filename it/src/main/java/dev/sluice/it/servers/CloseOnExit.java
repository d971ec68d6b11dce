package dev.sluice.it.servers;

/** Closes a server when the JVM ends before its owner did. */
final class CloseOnExit {

  private final Thread hook;

  private CloseOnExit(Thread hook) {
    this.hook = hook;
  }

  static CloseOnExit register(String server, Runnable close) {
    Thread hook = new Thread(close, "close-" + server);
    Runtime.getRuntime().addShutdownHook(hook);
    return new CloseOnExit(hook);
  }

  /** Called first thing in close(), whether or not the hook is what called it. */
  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hooks are running; close() works once, whoever comes first.
    }
  }
}
