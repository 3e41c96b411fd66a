package dev.wirelight.terminal;

import dev.wirelight.words.Language;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the desktop window, for a command line that knows nothing about windows.
@FunctionalInterface
public interface Window {

    /// Opens it, and returns when it is closed.
    ///
    /// @param wishes what else was asked for
    /// @throws NoDisplay when there is nothing to draw on; nothing has been started then
    void open(ServerOptions options, Wishes wishes) throws NoDisplay;

    /// What the window is asked for beside the servers.
    ///
    /// @param start whether both servers are started at once
    /// @param frameTimes whether to print how evenly the window was drawn, when it is closed
    /// @param file a capture that is opened at once
    /// @param language that the window is to speak
    record Wishes(boolean start, boolean frameTimes, Optional<Path> file, Language language) {}

    /// There is no screen that this program could draw on.
    final class NoDisplay extends Exception {
        private static final long serialVersionUID = 1;
    }
}
