package dev.wirelight.desktop.workshop;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Bytes as a text that somebody can go on typing in.
final class PayloadText {
    private PayloadText() {}

    /// The text that these bytes are in UTF-8; empty where they are none, or hold control characters that no field for
    /// text shows.
    static Optional<String> of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean typed = text.chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
            return typed ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
