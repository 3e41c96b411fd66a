package dev.wirelight.desktop;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Runs what may block away from the window, and brings the result back to the window's thread. Everything that waits
/// for a socket goes this way, so that the window never does.
public final class Background {
    private final Executor window;

    /// @param window runs what it is given on the window's thread, such as `Platform::runLater`
    public Background(Executor window) {
        this.window = window;
    }

    /// @param work runs on a virtual thread of its own
    /// @param then gets the result, on the window's thread
    /// @param failed gets what went wrong instead, on the window's thread
    public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Exception> failed) {
        Thread.ofVirtual().name("window work").start(() -> {
            try {
                T result = work.call();
                window.execute(() -> then.accept(result));
            } catch (Exception e) {
                window.execute(() -> failed.accept(e));
            }
        });
    }

    /// Brings something that came on another thread to the window's thread.
    public void inWindow(Runnable action) {
        window.execute(action);
    }
}
