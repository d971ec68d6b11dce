package dev.sluice.it.chaos;

import dev.sluice.it.servers.PostgresProxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One of the command's connections breaks, always at the same moment of a unit's transaction. A
 * proxy in front of the target follows the protocol and cuts it.
 */
final class CutConnection implements Fault {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PostgresProxy.Moment moment;
  private @Nullable PostgresProxy proxy;

  CutConnection(PostgresProxy.Moment moment) {
    this.moment = moment;
  }

  /** At a random moment. */
  static CutConnection somewhere(Random random) {
    PostgresProxy.Moment[] moments = PostgresProxy.Moment.values();
    return new CutConnection(moments[random.nextInt(moments.length)]);
  }

  @Override
  public String label() {
    return "connection cut, " + moment;
  }

  @Override
  public void prepare(Target target, Random random) {
    InetSocketAddress server =
        new InetSocketAddress(target.postgres().host(), target.postgres().port());
    proxy = PostgresProxy.before(server);
  }

  @Override
  public List<String> flags() {
    return List.of("--targetHosts=%s:%d".formatted(needProxy().host(), needProxy().port()));
  }

  @Override
  public boolean inject(Attempt attempt) throws Exception {
    PostgresProxy open = needProxy();
    int before = open.cuts();
    open.cutNext(moment, 1);
    attempt.driver().awaitWithin(PATIENCE, () -> open.cuts() > before);
    // What was too late for this run must not hit the next one, uncounted.
    open.cutNext(moment, 0);
    return open.cuts() > before;
  }

  @Override
  public void end() {
    if (proxy != null) {
      proxy.close();
      proxy = null;
    }
  }

  private PostgresProxy needProxy() {
    if (proxy == null) {
      throw new IllegalStateException("Cannot use the proxy: the round has not been prepared.");
    }
    return proxy;
  }
}
