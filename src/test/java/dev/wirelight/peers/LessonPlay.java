package dev.wirelight.peers;

import dev.wirelight.terminal.WirelightCommand;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/// `wirelight lesson` in a terminal of its own, as a learner has it open beside telnet and the browser.
final class LessonPlay implements AutoCloseable {
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final StringWriter screen = new StringWriter();
    private final FutureTask<Integer> run;
    private int readUpTo;

    private LessonPlay(int number, Path folder) throws IOException {
        CommandLine command = WirelightCommand.commandLine((_, _) -> {}, "1", new PipedInputStream(keyboard), Map.of(), false);
        command.setOut(new PrintWriter(screen)).setErr(new PrintWriter(screen));
        run = new FutureTask<>(() -> command.execute(
                "lesson", "" + number, "--progress", folder.resolve("progress.md").toString(), "--plain-port", "0",
                        "--ws-port", "0", "--wss-port", "0"));
        Thread.ofPlatform().daemon().start(run);
    }

    /// Opens a lesson, with no progress yet.
    static LessonPlay open(int number, Path folder) throws IOException {
        LessonPlay play = new LessonPlay(number, folder);
        play.await("── Step 1 of ");
        return play;
    }

    void type(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /// Types an answer or a prediction, and waits for what is said to it.
    void answer(String line, String said) throws IOException {
        type(line);
        await(said);
    }

    /// Asks what the lesson waits for, again and again, until it says this: what a learner has just typed may be on its way.
    void waitsFor(String said) {
        int[] answered = {-1};
        Deadline.until(
                () -> {
                    int length = screen.getBuffer().length();
                    if (length > answered[0]) {
                        answered[0] = length;
                        typeUnchecked("/waits");
                    }
                    return isSaid(said);
                },
                () -> "not \"" + said + "\", but:\n" + screen);
    }

    private void typeUnchecked(String line) {
        try {
            type(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSaid(String text) {
        int found = screen.toString().indexOf(text, readUpTo);
        readUpTo = found < 0 ? readUpTo : found + text.length();
        return found >= 0;
    }

    /// Waits for a text, after what was waited for before.
    void await(String text) {
        Deadline.until(
                () -> isSaid(text),
                () -> "no \"" + text + "\" in the lesson, which said:\n" + screen);
    }

    /// Waits until a step is passed.
    void passes(String step) {
        await("✓ Passed: " + step + "\n");
    }

    /// Where a server listens.
    int port(String service) {
        Pattern where = Pattern.compile("The " + service + " server listens on 127\\.0\\.0\\.1:(\\d+)");
        Deadline.until(() -> where.matcher(screen.toString()).find(), () -> "no " + service + " server in\n" + screen);
        Matcher found = where.matcher(screen.toString());
        int port = 0;
        while (found.find()) {
            port = Integer.parseInt(found.group(1));
        }
        return port;
    }

    /// The last line on the screen with this in it that stands alone, as a command to copy does.
    String command(String part) {
        Deadline.until(() -> commands(part).findAny().isPresent(), () -> "no command with " + part + " in\n" + screen);
        return commands(part).reduce((_, last) -> last).orElseThrow().strip();
    }

    private Stream<String> commands(String part) {
        return screen.toString().lines().filter(line -> line.startsWith("    ") && line.contains(part));
    }

    /// Copies a command from the screen and runs it in a shell; ends it when what it is for has happened.
    Running copied(String part) throws IOException {
        return Running.start("bash", "-c", command(part));
    }

    @Override
    public void close() throws Exception {
        type("/quit");
        run.get(30, TimeUnit.SECONDS);
    }
}
