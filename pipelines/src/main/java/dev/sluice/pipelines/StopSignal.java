package dev.sluice.pipelines;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and SIGINT into a wish, so that a stream can end in order. A shutdown hook is too
 * late for that: Spark's own hooks run beside it. The JDK has no other class for signals than
 * {@code sun.misc.Signal}, which is not part of its API: it is looked up by name, and where it is
 * missing the process ends as any other.
 */
final class StopSignal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

  private final List<Runnable> restore = new ArrayList<>();
  private volatile boolean asked;

  private StopSignal() {}

  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    for (String name : List.of("TERM", "INT")) {
      try {
        signal.handle(name);
      } catch (ReflectiveOperationException | RuntimeException e) {
        LOG.debug("Cannot handle SIG{}", name, e);
      }
    }
    return signal;
  }

  /** Whether one of the signals came. */
  boolean asked() {
    return asked;
  }

  private void handle(String name) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Object handler =
        Proxy.newProxyInstance(
            handlerType.getClassLoader(),
            new Class<?>[] {handlerType},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> {
                    asked = true;
                    yield null;
                  }
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "stop signal";
                });
    Object signal = signalType.getConstructor(String.class).newInstance(name);
    var register = signalType.getMethod("handle", signalType, handlerType);
    Object before = register.invoke(null, signal, handler);
    restore.add(
        () -> {
          try {
            register.invoke(null, signal, before);
          } catch (ReflectiveOperationException e) {
            LOG.debug("Cannot restore the handler of SIG{}", name, e);
          }
        });
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
  }
}
