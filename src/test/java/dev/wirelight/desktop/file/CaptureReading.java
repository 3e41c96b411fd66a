package dev.wirelight.desktop.file;

import dev.wirelight.desktop.file.OpenedFile.CannotOpen;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What a capture file holds.
public final class CaptureReading {
    private CaptureReading() {}

    /// The data of its segments, as text.
    public static List<String> texts(Path file) {
        try (OpenedFile opened = OpenedFile.open(file)) {
            opened.read();
            return opened.trace().since(Position.START, Integer.MAX_VALUE).entries().stream()
                    .filter(entry -> entry.size() > 0)
                    .map(entry -> new String(((Call.Transfer) entry.call()).bytes(), StandardCharsets.UTF_8))
                    .toList();
        } catch (CannotOpen e) {
            throw new AssertionError(e);
        }
    }
}
