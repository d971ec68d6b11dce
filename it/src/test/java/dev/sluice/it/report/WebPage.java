package dev.sluice.it.report;

import com.sun.javafx.webkit.WebConsoleListener;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.concurrent.Worker;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.web.WebView;
import javafx.stage.Stage;

/**
 * A page in a browser without a screen: JavaFX's WebView, which is WebKit, painting into memory. It
 * comes with its own libraries but for pango, freetype and fontconfig.
 */
final class WebPage {
  private static final long SECONDS = 60;

  /** So often, pages are painted; the second time all that was drawn is there. */
  private static final int PULSES = 20;

  private static final int WIDTH = 1000;
  private static final int MOST_HEIGHT = 4000;

  /** Kept from the collector as long as the page is asked. */
  private final Stage stage;

  private final WebView view;
  private final List<String> errors;

  private WebPage(Stage stage, WebView view, List<String> errors) {
    this.stage = stage;
    this.view = view;
    this.errors = errors;
  }

  /** Apart from the outer class, which JavaFX's thread needs while it starts. */
  private static final class Started {
    private static final String PROBLEM = start();
  }

  /** Why there is no browser; empty if there is one. */
  static String missing() {
    return Started.PROBLEM;
  }

  private static String start() {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("headless.geometry", WIDTH + "x" + MOST_HEIGHT + "-32");
    System.setProperty("prism.order", "sw");
    try {
      CompletableFuture<Void> started = new CompletableFuture<>();
      Platform.startup(() -> started.complete(null));
      started.get(SECONDS, TimeUnit.SECONDS);
      Platform.setImplicitExit(false);
      WebView unused = on(WebView::new);
      return "";
    } catch (Exception | LinkageError e) {
      return "No browser: JavaFX's WebView does not start here: " + e;
    }
  }

  /** Loads a page and lets it draw. */
  static WebPage open(Path file, int height) throws Exception {
    Path data = Files.createTempDirectory(file.toAbsolutePath().getParent(), "webview");
    CompletableFuture<Void> loaded = new CompletableFuture<>();
    WebPage page =
        on(
            () -> {
              WebView view = new WebView();
              List<String> errors = new ArrayList<>();
              view.setPrefSize(WIDTH, height);
              // The user's own may be another test's at the moment.
              view.getEngine().setUserDataDirectory(data.toFile());
              view.getEngine()
                  .getLoadWorker()
                  .stateProperty()
                  .addListener(
                      (state, before, now) -> {
                        if (now == Worker.State.SUCCEEDED) {
                          loaded.complete(null);
                        } else if (now == Worker.State.FAILED) {
                          loaded.completeExceptionally(
                              new IllegalStateException("Cannot load " + file));
                        }
                      });
              WebConsoleListener.setDefaultListener(
                  (any, message, line, source) ->
                      errors.add("%s (line %d)".formatted(message, line)));
              view.getEngine().setOnError(event -> errors.add(event.getMessage()));
              view.getEngine().setOnAlert(event -> errors.add("alert " + event.getData()));
              Stage stage = new Stage();
              stage.setScene(new Scene(view, WIDTH, height));
              stage.show();
              view.getEngine().load(file.toUri().toString());
              return new WebPage(stage, view, errors);
            });
    loaded.get(SECONDS, TimeUnit.SECONDS);
    page.paint();
    return page;
  }

  /** What a script of ours answers. */
  String ask(String script) throws Exception {
    return String.valueOf(on(() -> view.getEngine().executeScript(script)));
  }

  List<String> errors() throws Exception {
    return on(() -> List.copyOf(errors));
  }

  BufferedImage picture() throws Exception {
    return on(() -> SwingFXUtils.fromFXImage(view.snapshot(null, null), null));
  }

  void close() throws Exception {
    Stage unused =
        on(
            () -> {
              stage.close();
              return stage;
            });
  }

  private void paint() throws Exception {
    CompletableFuture<Void> painted = new CompletableFuture<>();
    AnimationTimer unused =
        on(
            () -> {
              AnimationTimer timer =
                  new AnimationTimer() {
                    private int pulses;

                    @Override
                    public void handle(long now) {
                      if (++pulses == PULSES) {
                        stop();
                        painted.complete(null);
                      }
                    }
                  };
              timer.start();
              return timer;
            });
    painted.get(SECONDS, TimeUnit.SECONDS);
  }

  private static <T> T on(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception | LinkageError e) {
            result.completeExceptionally(e);
          }
        });
    return result.get(SECONDS, TimeUnit.SECONDS);
  }
}
