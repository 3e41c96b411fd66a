package dev.wirelight.desktop.inspector;

import dev.wirelight.desktop.Theme;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// A screen in memory, and JavaFX's own thread, for tests.
final class Screen {
    private static boolean started;

    private Screen() {}

    /// Runs something on JavaFX's thread and waits for what it returns.
    static <T> T on(Supplier<T> work) {
        start();
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        try {
            return done.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static void run(Runnable work) {
        on(() -> {
            work.run();
            return true;
        });
    }

    /// Opens a window of 1000 × 600 with the inspector in it. Call it on JavaFX's thread.
    static Stage open(Inspector inspector) {
        Stage stage = new Stage();
        Scene scene = new Scene((Parent) inspector.node(), 1000, 600);
        Theme.LIGHT.dress(scene, Theme.FONT_SIZE);
        stage.setScene(scene);
        stage.show();
        layOut(inspector);
        return stage;
    }

    static void layOut(Inspector inspector) {
        inspector.node().applyCss();
        ((Parent) inspector.node()).layout();
    }

    private static synchronized void start() {
        if (started) {
            return;
        }
        CountDownLatch up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
            if (!up.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("JavaFX did not start.");
            }
        } catch (IllegalStateException alreadyRunning) {
            // Another test class has started it.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Platform.setImplicitExit(false);
        started = true;
    }
}
