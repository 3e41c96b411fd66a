package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A payload that comes from a file.
///
/// @param name the file's, without folders
/// @param content its bytes, or why they cannot be taken
record FilePayload(String name, HexText content) {

    /// Reads a file; may block. One that is too long is not read further than that is known.
    static FilePayload read(Path path) {
        String name = String.valueOf(path.getFileName());
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(FrameForm.MOST_PAYLOAD + 1);
            if (bytes.length > FrameForm.MOST_PAYLOAD) {
                return new FilePayload(name, new HexText(new byte[0], count(Files.size(path),
                        "%2$s has %1$,d byte. Here a payload has at most 1,048,576 bytes (1 MiB): choose a smaller"
                                + " file.",
                        "%2$s has %1$,d bytes. Here a payload has at most 1,048,576 bytes (1 MiB): choose a smaller"
                                + " file.",
                        name)));
            }
            return new FilePayload(name, new HexText(bytes, ""));
        } catch (IOException e) {
            return new FilePayload(name, new HexText(new byte[0], say("%s cannot be read. Choose another file.", name)));
        }
    }
}
