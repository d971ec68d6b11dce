package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostsTest {
  private long nanos = Long.MAX_VALUE - 5_000_000_000L;
  private final Set<String> down = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private final Hosts hosts = hosts("a", "b", "c");

  @Test
  void theFirstTurnDecidesAmongEquals() throws SQLException {
    assertThat(opened(hosts("a", "b", "c"), 4)).isEqualTo("b");
    assertThat(opened(hosts("a", "b", "c"), -1)).isEqualTo("c");
    assertThat(opened(hosts("a", "b", "c"), Integer.MAX_VALUE)).isEqualTo("b");
  }

  @Test
  void theNumbersOfConnectionsDifferByOneAtMost() throws SQLException {
    Random random = new Random(5);
    List<Opened> open = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      open.add(open(hosts, random.nextInt(1_000)));
      assertEven(open);
    }
    for (int i = 0; i < 1_000; i++) {
      open.remove(random.nextInt(open.size())).close();
      open.add(open(hosts, random.nextInt(1_000)));
      assertEven(open);
    }
  }

  private static void assertEven(List<Opened> open) {
    List<Long> counts =
        Stream.of("a", "b", "c")
            .map(host -> open.stream().filter(one -> one.host.equals(host)).count())
            .sorted()
            .toList();
    assertThat(counts.get(2) - counts.get(0)).as("%s", counts).isLessThanOrEqualTo(1);
  }

  @Test
  void whoComesBackTakesThePlaceThatWasLeft() throws SQLException {
    Opened first = open(hosts, 1);
    Opened second = open(hosts, 2);
    for (int turn = 0; turn < 6; turn++) {
      first.close();
      first = open(hosts, turn);
      second.close();
      second = open(hosts, turn);

      assertThat(first.host).isEqualTo("b");
      assertThat(second.host).isEqualTo("c");
    }
  }

  @Test
  void aHostThatRefusesIsLeftOutForAWhileThenTriedAgain() throws SQLException {
    down.add("a");

    assertThat(opened(hosts, 0)).isEqualTo("b");
    assertThat(opened(hosts, 0)).isEqualTo("c");
    assertThat(asked).containsExactly("a", "b", "c");

    asked.clear();
    pass(10);
    assertThat(opened(hosts, 0)).isEqualTo("b");
    assertThat(asked).as("tried again, and left out for longer").containsExactly("a", "b");

    asked.clear();
    down.clear();
    pass(19);
    assertThat(opened(hosts, 0)).isEqualTo("c");
    pass(1);
    assertThat(opened(hosts, 0)).isEqualTo("a");
    assertThat(opened(hosts, 0)).isEqualTo("a");
    assertThat(asked).containsExactly("c", "a", "a");
  }

  @Test
  void aHostThatLosesAConnectionIsLeftOutUnlessItIsTheOnlyOne() throws SQLException {
    Opened lost = open(hosts, 0);
    lost.close();
    hosts.lost(lost.connection, error("40001"));
    assertThat(open(hosts, 0).host).as("after a conflict").isEqualTo("a");

    Opened broken = open(hosts, 1);
    hosts.lost(broken.connection, error("08006"));
    broken.close();

    assertThat(opened(hosts, 1)).isEqualTo("c");
    assertThat(opened(hosts, 1)).isEqualTo("c");

    Hosts single = hosts("a");
    Opened only = open(single, 0);
    single.lost(only.connection, error("08006"));
    assertThat(opened(single, 0)).isEqualTo("a");
  }

  @Test
  void whenNoneAnswersAllAreTriedAndTheFirstOneSpeaks() {
    down.addAll(List.of("a", "b", "c"));

    for (int i = 0; i < 2; i++) {
      asked.clear();
      assertThatThrownBy(() -> open(hosts, 1))
          .isInstanceOf(SQLException.class)
          .hasMessage("b is down")
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
      assertThat(asked).containsExactly("b", "c", "a");
    }
  }

  @Test
  void whatEveryHostWouldSayIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                hosts.open(
                    0,
                    host -> {
                      asked.add(host);
                      throw error("28P01");
                    }))
        .isInstanceOf(SQLException.class);
    assertThat(asked).containsExactly("a");
  }

  private Hosts hosts(String... names) {
    return new Hosts(List.of(names), () -> nanos);
  }

  private void pass(long seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
  }

  /** The host of a connection that stays open. */
  private String opened(Hosts target, int turn) throws SQLException {
    return open(target, turn).host;
  }

  private Opened open(Hosts target, int turn) throws SQLException {
    Opened opened = new Opened();
    opened.connection = target.open(turn, host -> answer(host, opened));
    return opened;
  }

  private Connection answer(String host, Opened opened) throws SQLException {
    asked.add(host);
    if (down.contains(host)) {
      throw new SQLException(host + " is down", "08001");
    }
    opened.host = host;
    return opened.connection();
  }

  private static SQLException error(String state) {
    return new SQLException("failed", state);
  }

  /** A connection that knows whether it is closed. */
  private static final class Opened {
    String host = "";
    Connection connection = connection();
    private boolean closed;

    void close() {
      closed = true;
    }

    Connection connection() {
      return (Connection)
          Proxy.newProxyInstance(
              HostsTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "isClosed" -> closed;
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
    }
  }
}
