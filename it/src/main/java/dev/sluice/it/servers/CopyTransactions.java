package dev.sluice.it.servers;

import dev.sluice.it.servers.PostgresProxy.Moment;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Follows the transactions of one connection and says at which message it is to be cut. Statements
 * may come as text, or by the name under which they were prepared.
 */
final class CopyTransactions {

  private static final Pattern CLAIM =
      Pattern.compile("\\binsert\\s+into\\s+sluice\\.unit\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMIT =
      Pattern.compile("\\s*(commit|end)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The answer to a claim that is granted; for a unit that is done none is. */
  private static final String GRANTED = "INSERT 0 1";

  private final Predicate<Moment> armed;
  private final Map<String, String> statements = new HashMap<>();
  private boolean claiming;
  private boolean copying;
  private boolean copied;
  private boolean committed;

  /**
   * @param armed whether to cut at a moment; asked once each time the connection is at one
   */
  CopyTransactions(Predicate<Moment> armed) {
    this.armed = armed;
  }

  /** What to do with a message. */
  enum Verdict {
    FORWARD,
    CUT_INSTEAD,
    FORWARD_AND_CUT
  }

  synchronized Verdict fromClient(PgMessage message) {
    return switch (message.type()) {
      case 'Q' -> beforeStatement(message.text());
      case 'P' -> {
        statements.put(message.text(), message.secondText());
        yield Verdict.FORWARD;
      }
      // Bind names the portal, then the statement.
      case 'B' -> beforeStatement(statements.getOrDefault(message.secondText(), ""));
      case 'C' -> {
        if (message.firstByte() == 'S') {
          statements.remove(message.textAfterFirstByte());
        }
        yield Verdict.FORWARD;
      }
      case 'd' -> cutIf(Moment.DURING_COPY, Verdict.FORWARD_AND_CUT);
      default -> Verdict.FORWARD;
    };
  }

  synchronized Verdict fromServer(PgMessage message) {
    return switch (message.type()) {
      case 'G' -> {
        copying = true;
        yield Verdict.FORWARD;
      }
      case 'C' -> afterStatement(message.text());
      case 'Z' -> ready(message.firstByte());
      default -> Verdict.FORWARD;
    };
  }

  private Verdict beforeStatement(String sql) {
    claiming = CLAIM.matcher(sql).find();
    if (claiming) {
      return cutIf(Moment.BEFORE_CLAIM, Verdict.CUT_INSTEAD);
    }
    if (copied && COMMIT.matcher(sql).matches()) {
      return cutIf(Moment.COMMIT_NOT_SENT, Verdict.CUT_INSTEAD);
    }
    return Verdict.FORWARD;
  }

  private Verdict afterStatement(String tag) {
    if (claiming && tag.startsWith("INSERT ")) {
      claiming = false;
      return tag.equals(GRANTED) ? cutIf(Moment.AFTER_CLAIM, Verdict.CUT_INSTEAD) : Verdict.FORWARD;
    }
    if (copying && tag.startsWith("COPY ")) {
      copied = true;
      return cutIf(Moment.AFTER_COPY_DONE, Verdict.CUT_INSTEAD);
    }
    if (copied && tag.equals("COMMIT")) {
      committed = true;
      return cutIf(Moment.COMMIT_SENT, Verdict.CUT_INSTEAD);
    }
    return Verdict.FORWARD;
  }

  private Verdict ready(char transaction) {
    boolean afterCommit = committed;
    copying = false;
    if (transaction == 'I') {
      copied = false;
      committed = false;
    }
    return afterCommit ? cutIf(Moment.AFTER_COMMIT, Verdict.FORWARD_AND_CUT) : Verdict.FORWARD;
  }

  private Verdict cutIf(Moment moment, Verdict cut) {
    return armed.test(moment) ? cut : Verdict.FORWARD;
  }
}
