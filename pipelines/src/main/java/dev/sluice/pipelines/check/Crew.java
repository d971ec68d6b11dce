package dev.sluice.pipelines.check;

import dev.sluice.row.IncompleteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at several things at once; none stops another, and none is waited for without end. */
final class Crew {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sluice-check");
            thread.setDaemon(true);
            return thread;
          });
  private final Duration patience;

  /**
   * @param patience how long one look may take
   */
  Crew(Duration patience) {
    this.patience = patience;
  }

  /**
   * A look at one thing.
   *
   * @param advice what to do if it fails
   */
  record Look(Line.Area area, String subject, String advice, Callable<List<Line>> work) {}

  /** All looks at once; their lines in the order of the looks. */
  List<Line> all(List<Look> looks) {
    List<Future<List<Line>>> answers =
        looks.stream().map(look -> threads.submit(look.work())).toList();
    long end = System.nanoTime() + patience.toNanos();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      Look look = looks.get(i);
      await(look, answers.get(i), end, lines).ifPresent(lines::addAll);
    }
    return lines;
  }

  /** All parts at once, each of which waits for its own looks alone. */
  List<Line> inParallel(List<Callable<List<Line>>> parts) {
    List<Line> lines = new ArrayList<>();
    List<Future<List<Line>>> answers = parts.stream().map(threads::submit).toList();
    for (Future<List<Line>> answer : answers) {
      try {
        lines.addAll(answer.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("Sluice bug: a check threw.", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IncompleteException("Interrupted while checking.", e);
      }
    }
    return lines;
  }

  /** The answer to one question; empty, with a line more, if there is none. */
  <T> Optional<T> ask(
      Line.Area area, String subject, String advice, Callable<T> question, List<Line> lines) {
    Look look = new Look(area, subject, advice, List::of);
    return await(look, threads.submit(question), System.nanoTime() + patience.toNanos(), lines);
  }

  private <T> Optional<T> await(Look look, Future<T> answer, long end, List<Line> lines) {
    try {
      return Optional.of(answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      lines.add(
          look.area()
              .fail(
                  look.subject(),
                  "no answer within " + Figures.span(patience.toMillis()),
                  look.advice()));
    } catch (ExecutionException e) {
      lines.add(look.area().fail(look.subject(), Reason.of(e), look.advice()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lines.add(look.area().skipped(look.subject(), "interrupted"));
    }
    return Optional.empty();
  }
}
