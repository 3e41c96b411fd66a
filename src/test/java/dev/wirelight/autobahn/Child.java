package dev.wirelight.autobahn;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program in a process of its own, which ends at the latest when its standard input does.
final class Child implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");
    private static final int START_SECONDS = 120;
    private static final int END_SECONDS = 20;

    private final Process process;
    private final Path log;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    /// Starts it in the folder where its log is to be written.
    Child(Path log, List<String> command) throws IOException {
        this.log = log;
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(log.getParent().toFile()).redirectErrorStream(true);
        // Jython obeys it, and would then compile the whole suite at every start.
        builder.environment().remove("PYTHONDONTWRITEBYTECODE");
        process = builder.start();
        reader = Thread.startVirtualThread(this::keepLog);
    }

    /// A Java program.
    ///
    /// @param arguments what stands behind `java`
    static Child java(Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new Child(log, command);
    }

    private void keepLog() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line);
                file.newLine();
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
            }
            port.completeExceptionally(new IOException("It ended before it listened; see " + log));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    /// The port on which it says that it listens.
    int port() throws Exception {
        return port.get(START_SECONDS, TimeUnit.SECONDS);
    }

    /// Ends its standard input, and so asks it to end.
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /// Waits until it has ended by itself.
    ///
    /// @return its status; 0 when all went well
    int awaitEnd(int seconds) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IOException("It did not end within " + seconds + " seconds; see " + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        endInput();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        reader.join();
    }
}
