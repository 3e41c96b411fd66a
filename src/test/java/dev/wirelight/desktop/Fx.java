package dev.wirelight.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;

/// The window's thread, for tests: run something there, or wait until something is so.
public final class Fx {
    private static final int PATIENCE_SECONDS = 20;
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private Fx() {}

    public static void start() {
        if (STARTED.compareAndSet(false, true)) {
            CompletableFuture<Void> ready = new CompletableFuture<>();
            try {
                Platform.startup(() -> ready.complete(null));
            } catch (IllegalStateException alreadyStarted) {
                ready.complete(null);
            }
            result(ready, "JavaFX starts");
            Platform.setImplicitExit(false);
        }
    }

    public static <T> T get(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return result(answer, "an answer");
    }

    public static void run(Runnable action) {
        get(() -> {
            action.run();
            return true;
        });
    }

    /// Asks once a pulse, until the answer is yes.
    public static void await(String what, Callable<Boolean> question) {
        CompletableFuture<Void> yes = new CompletableFuture<>();
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (question.call()) {
                        yes.complete(null);
                    }
                } catch (Throwable e) {
                    yes.completeExceptionally(e);
                }
            }
        };
        run(timer::start);
        try {
            result(yes, what);
        } finally {
            run(timer::stop);
        }
    }

    private static <T> T result(CompletableFuture<T> future, String what) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain for this: " + what);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// All nodes below one that can be seen, with itself. On the window's thread only.
    public static List<Node> visible(Node node) {
        List<Node> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /// Whether some label or button that can be seen has such a text.
    public static boolean shows(Node root, Predicate<String> text) {
        return visible(root).stream()
                .anyMatch(node -> node instanceof Labeled labeled
                        && labeled.getText() != null
                        && text.test(labeled.getText()));
    }

    /// The button that a screen reader, or the eye, finds under a name.
    public static ButtonBase button(Node root, String name) {
        return visible(root).stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(button -> name.equals(button.getAccessibleText())
                        || name.equals(button.getText())
                        || button.getText().startsWith(name + " · ")) // and how many
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + name));
    }

    /// Presses a button.
    public static void press(Node root, String name) {
        run(() -> button(root, name).fire());
    }
}
