package dev.wirelight.workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The conversations that are played in tests: `src/test/resources/conversations`, a file for each subject.
public final class ConversationFiles {
    /// The folder with the files.
    public static final Path FOLDER = Path.of("src/test/resources/conversations");

    private ConversationFiles() {}

    /// A conversation and where it stands.
    ///
    /// @param file its name, such as `messages.txt`
    public record Told(String file, Script script) {
        @Override
        public String toString() {
            return file + ": " + script.title();
        }
    }

    /// All of them, in the order of the files' names.
    public static List<Told> all() {
        List<Told> all = new ArrayList<>();
        for (Path file : files()) {
            try {
                Script.parseAll(Files.readString(file)).forEach(s -> all.add(new Told(file.getFileName().toString(), s)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ScriptError e) {
                throw new AssertionError(file + ": " + e.getMessage(), e);
            }
        }
        return all;
    }

    /// Those that begin after the opening handshake.
    public static Stream<Told> ofFrames() {
        return all().stream().filter(told -> !told.script().isFromTheFirstByte());
    }

    /// The files.
    public static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives every line its name again, after somebody has changed the files: run this from the project's folder.
    public static void main(String[] args) throws IOException, ScriptError {
        for (Path file : files()) {
            Files.writeString(file, named(file));
        }
    }

    /// A file with the names that its lines should have.
    static String named(Path file) throws IOException, ScriptError {
        return Script.print(Script.parseAll(Files.readString(file)).stream().map(Script::named).toList());
    }
}
