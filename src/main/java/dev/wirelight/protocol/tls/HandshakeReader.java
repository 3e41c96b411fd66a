package dev.wirelight.protocol.tls;

import dev.wirelight.protocol.ByteSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts what handshake records carry into messages (RFC 8446 §4), and keeps the last hello that became complete.
final class HandshakeReader {
    static final int HEADER = 4;

    private static final int LARGEST_HELLO = 64 << 10;

    private final ByteSink body = new ByteSink();
    private final byte[] header = new byte[HEADER];
    private int seen;
    private boolean malformed;
    private Optional<Hello> hello = Optional.empty();

    /// Takes what one record carries.
    ///
    /// @return the parts of messages in it, one after another
    List<MessagePart> take(byte[] bytes) {
        hello = Optional.empty();
        malformed = false;
        List<MessagePart> parts = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int from = seen;
            int start = at;
            while (seen < HEADER && at < bytes.length) {
                header[seen++] = bytes[at++];
            }
            if (seen >= HEADER) {
                int count = Math.min(length() - seen, bytes.length - at);
                if (mayBeHello() && length() <= LARGEST_HELLO) {
                    body.add(bytes, at, count);
                }
                seen += count;
                at += count;
            }
            int code = header[0] & 0xff;
            int length = seen >= HEADER ? length() : -1;
            parts.add(new MessagePart(HandshakeType.of(code), code, length, from, at - start));
            if (seen == length) {
                end(HandshakeType.of(code));
            }
        }
        return parts;
    }

    private int length() {
        return HEADER + ((header[1] & 0xff) << 16 | (header[2] & 0xff) << 8 | header[3] & 0xff);
    }

    private boolean mayBeHello() {
        return header[0] == HandshakeType.CLIENT_HELLO.code() || header[0] == HandshakeType.SERVER_HELLO.code();
    }

    private void end(HandshakeType type) {
        if (mayBeHello() && length() <= LARGEST_HELLO) {
            Optional<Hello> read =
                    type == HandshakeType.CLIENT_HELLO ? Hello.client(body.toArray()) : Hello.server(body.toArray());
            malformed |= read.isEmpty();
            hello = read.or(() -> hello);
        }
        forget();
    }

    /// Drops a message that is not finished.
    void forget() {
        seen = 0;
        body.clear();
    }

    /// Whether a message has begun and not ended.
    boolean isInsideMessage() {
        return seen > 0;
    }

    /// The hello that the bytes taken last completed.
    Optional<Hello> hello() {
        return hello;
    }

    /// Whether the bytes taken last completed a hello whose lengths do not add up.
    boolean wasMalformed() {
        return malformed;
    }
}
