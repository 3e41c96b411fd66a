package dev.wirelight.client.load;

import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.TlsTerms;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// How to connect to a server, how a message looks that is sent to it, and how its echo must look.
///
/// Every message is `wirelight load 0000000042 ok.!` with another number: 30 characters.
public enum LoadProtocol {
    /// Lines over plain TCP.
    PLAIN {
        @Override
        ConnectedSocket connect(Address server, Optional<TlsTerms> tls) throws IOException {
            return open(server, "telnet", tls);
        }

        @Override
        void putMessage(byte[] to, int at, long number) {
            putEcho(to, at, number);
        }

        @Override
        int messageLength() {
            return TEXT_LENGTH + 2;
        }

        @Override
        void putEcho(byte[] to, int at, long number) {
            putText(to, at, number);
            to[at + TEXT_LENGTH] = '\r';
            to[at + TEXT_LENGTH + 1] = '\n';
        }

        @Override
        int echoLength() {
            return TEXT_LENGTH + 2;
        }
    },

    /// Text frames after the opening handshake (RFC 6455).
    WEB_SOCKET {
        @Override
        ConnectedSocket connect(Address server, Optional<TlsTerms> tls) throws IOException {
            ConnectedSocket socket = open(server, "http", tls);
            try {
                LoadHandshake.shake(socket, server);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        @Override
        void putMessage(byte[] to, int at, long number) {
            // The keys need not be secret here: no other program's bytes stand in these messages.
            int key = ThreadLocalRandom.current().nextInt();
            int payload = FRAME.withKey(key).write(to, at);
            putText(to, payload, number);
            Masking.apply(to, payload, TEXT_LENGTH, key, 0);
        }

        @Override
        int messageLength() {
            return FRAME.withKey(0).length() + TEXT_LENGTH;
        }

        @Override
        void putEcho(byte[] to, int at, long number) {
            putText(to, FRAME.write(to, at), number);
        }

        @Override
        int echoLength() {
            return FRAME.length() + TEXT_LENGTH;
        }
    };

    private static final byte[] TEXT = "wirelight load 0000000000 ok.!".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT_LENGTH = 30;
    private static final int LAST_DIGIT = 24;
    private static final int DIGITS = 10;
    private static final FrameHeader FRAME = FrameHeader.unmasked(true, Opcode.TEXT, TEXT_LENGTH);
    private static final int CONNECT_MILLIS = 10_000;

    /// Connects, and does what the protocol wants before the first message.
    ///
    /// @param tls where TLS is to be spoken: whom to trust
    /// @throws IOException when that fails, with words for a learner
    abstract ConnectedSocket connect(Address server, Optional<TlsTerms> tls) throws IOException;

    abstract int messageLength();

    /// Writes message `number`, [#messageLength] bytes from `at` on.
    abstract void putMessage(byte[] to, int at, long number);

    abstract int echoLength();

    /// Writes what must come back for message `number`, [#echoLength] bytes from `at` on.
    abstract void putEcho(byte[] to, int at, long number);

    private static ConnectedSocket open(Address server, String speaks, Optional<TlsTerms> tls) throws IOException {
        return tls.isPresent()
                ? ConnectedSocket.connect(Trace.off(), "load", speaks, server, CONNECT_MILLIS, tls.get())
                : ConnectedSocket.connect(Trace.off(), "load", speaks, server, CONNECT_MILLIS);
    }

    private static void putText(byte[] to, int at, long number) {
        System.arraycopy(TEXT, 0, to, at, TEXT_LENGTH);
        long rest = number;
        for (int i = 0; i < DIGITS; i++) {
            to[at + LAST_DIGIT - i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
