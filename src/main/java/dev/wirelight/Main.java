package dev.wirelight;

import dev.wirelight.desktop.DesktopOptions;
import dev.wirelight.desktop.WirelightApp;
import dev.wirelight.terminal.Complaints;
import dev.wirelight.terminal.LanguageOption;
import dev.wirelight.terminal.ServerOptions;
import dev.wirelight.terminal.Streams;
import dev.wirelight.terminal.Window;
import dev.wirelight.terminal.WirelightCommand;
import dev.wirelight.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import picocli.CommandLine;

/// Starts Wirelight. Touches no JavaFX class before the window is to open, so that `--help` and `--version` answer at
/// once.
public final class Main {

    private Main() {}

    /// Does what the command line says, and ends the process with the status that comes of it.
    ///
    /// @param args what stands behind `wirelight` on the command line
    public static void main(String[] args) {
        PrintWriter out = Streams.out();
        PrintWriter err = Streams.err();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
            err.println(Complaints.mistake(e));
            err.flush();
        });
        CommandLine command = WirelightCommand.commandLine(
                Main::openWindow, version(), System.in, System.getenv(), Streams.isTerminal());
        command.setOut(out).setErr(err);
        int status = command.execute(args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    private static void openWindow(ServerOptions options, Window.Wishes wishes) throws Window.NoDisplay {
        if (hasNoDisplay()) {
            throw new Window.NoDisplay();
        }
        Words.speak(LanguageOption.languages(System.getenv()).open(wishes.language()));
        Desk.open(options, wishes);
    }

    /// All that knows JavaFX, in a class of its own: it is loaded when the window is to open, and not before.
    private static final class Desk {
        static void open(ServerOptions options, Window.Wishes wishes) throws Window.NoDisplay {
            try {
                WirelightApp.open(new DesktopOptions(
                        options.bind(),
                        options.plainPort(),
                        options.webSocketPort(),
                        options.plain(),
                        options.webSocket(),
                        options.tricks(),
                        options.origins(),
                        options.compresses(),
                        DesktopOptions.Tls.OFF,
                        wishes.start(),
                        wishes.frameTimes(),
                        wishes.file()));
            } catch (UnsupportedOperationException e) {
                throw new Window.NoDisplay(); // what JavaFX throws when the display does not answer
            }
        }
    }

    /// Whether it is clear that no window can be opened: on Linux, a window comes from an X server or from Wayland.
    private static boolean hasNoDisplay() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean drawsIntoMemory = "Headless".equals(System.getProperty("glass.platform"));
        return linux && !drawsIntoMemory && isMissing("DISPLAY") && isMissing("WAYLAND_DISPLAY");
    }

    private static boolean isMissing(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isEmpty();
    }

    /// The version that this build was made from, such as `0.1.0`.
    static String version() {
        try (InputStream in = Main.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing beside " + Main.class);
            }
            Properties build = new Properties();
            build.load(in);
            return build.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
