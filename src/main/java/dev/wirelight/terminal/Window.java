package dev.wirelight.terminal;

/// Opens the desktop window, for a command line that knows nothing about windows.
@FunctionalInterface
public interface Window {

    /// Opens it, and returns when it is closed.
    ///
    /// @param start whether both servers are started at once
    /// @throws NoDisplay when there is nothing to draw on; nothing has been started then
    void open(ServerOptions options, boolean start) throws NoDisplay;

    /// There is no screen that this program could draw on.
    final class NoDisplay extends Exception {
        private static final long serialVersionUID = 1;
    }
}
