package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.IdleConnections.Opened;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdleConnectionsTest {
  private static final IdleConnections.Key KEY =
      new IdleConnections.Key(target("u"), "sluice run worker");

  private long nanos = Long.MAX_VALUE - 1_000_000_000L;
  private final IdleConnections idle = new IdleConnections(() -> nanos);
  private final Set<Connection> broken = new HashSet<>();
  private final Set<Connection> closed = new HashSet<>();

  @Test
  void theLastOneGivenBackIsTakenFirstAndOnce() {
    Opened first = opened();
    Opened second = opened();
    idle.giveBack(KEY, first);
    idle.giveBack(KEY, second);

    assertThat(idle.take(KEY)).isSameAs(second);
    assertThat(idle.take(KEY)).isSameAs(first);
    assertThat(idle.take(KEY)).isNull();
    assertThat(closed).isEmpty();
  }

  @Test
  void anotherRunOrUserHasItsOwn() {
    idle.giveBack(KEY, opened());

    assertThat(idle.take(new IdleConnections.Key(KEY.target(), "sluice other worker"))).isNull();
    assertThat(idle.take(new IdleConnections.Key(target("other"), KEY.name()))).isNull();
    assertThat(idle.take(new IdleConnections.Key(target("u"), KEY.name()))).isNotNull();
  }

  @Test
  void whatWaitsTooLongIsClosed() {
    Opened early = opened();
    idle.giveBack(KEY, early);
    pass(IdleConnections.MOST_IDLE.minusSeconds(1));
    Opened late = opened();
    idle.giveBack(KEY, late);
    pass(Duration.ofSeconds(1));

    assertThat(idle.take(KEY)).isSameAs(late);
    assertThat(idle.take(KEY)).isNull();
    assertThat(closed).containsExactly(early.connection());
  }

  @Test
  void whatIsOldOrBrokenIsNotKept() {
    Opened old = opened();
    pass(IdleConnections.MOST_AGE);
    Opened lost = opened();
    broken.add(lost.connection());
    idle.giveBack(KEY, old);
    idle.giveBack(KEY, lost);

    assertThat(idle.take(KEY)).isNull();
    assertThat(closed).containsExactlyInAnyOrder(old.connection(), lost.connection());
  }

  @Test
  void afterAnErrorNoneIsLeft() {
    Opened left = opened();
    idle.giveBack(KEY, left);

    idle.forget(KEY);

    assertThat(idle.take(KEY)).isNull();
    assertThat(closed).containsExactly(left.connection());
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private Opened opened() {
    Connection connection =
        (Connection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) ->
                    switch (method.getName()) {
                      case "rollback" -> rollback((Connection) self);
                      case "close" -> close((Connection) self);
                      case "hashCode" -> System.identityHashCode(self);
                      case "equals" -> self == arguments[0];
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new Opened(connection, nanos);
  }

  private @Nullable Object close(Connection connection) {
    closed.add(connection);
    return null;
  }

  private @Nullable Object rollback(Connection connection) throws SQLException {
    if (broken.contains(connection)) {
      throw new SQLException("gone", "08006");
    }
    return null;
  }

  private static PostgresTarget target(String user) {
    return new PostgresTarget(
        TargetDriver.POSTGRESQL,
        List.of("h:5432"),
        "d",
        user,
        null,
        false,
        null,
        Map.of(),
        Duration.ofSeconds(1));
  }
}
