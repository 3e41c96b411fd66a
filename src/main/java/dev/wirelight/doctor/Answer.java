package dev.wirelight.doctor;

import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/// What a server says when it is spoken to, which shows what it speaks.
sealed interface Answer {
    int PATIENCE_MILLIS = 2_000;
    int MOST = 16 << 10;

    /// It answers in HTTP, without TLS.
    record Http(HttpHead head) implements Answer {}

    /// It answers in TLS.
    record Tls() implements Answer {}

    /// It sends back what it got.
    record Echo() implements Answer {}

    /// It says something else.
    record Other() implements Answer {}

    /// It says nothing.
    record Silence() implements Answer {}

    /// Asks a server: in HTTP first, since that harms nobody, and in TLS where that does not tell.
    ///
    /// @param from told the address from which it asks, each time
    /// @throws IOException when nobody listens there, or nobody answers
    static Answer of(Address server, Consumer<Address> from) throws IOException {
        byte[] question = ("HEAD / HTTP/1.1\r\nHost: " + server + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] said = ask(server, from, question);
        Optional<HttpHead> head = head(said);
        boolean echo = said.length > 0
                && new String(question, StandardCharsets.US_ASCII)
                        .regionMatches(true, 0, new String(said, StandardCharsets.ISO_8859_1), 0, said.length);
        if (echo) {
            return new Echo();
        }
        boolean refused = head.map(HttpHead::start).filter(start -> ((StatusLine) start).status() == 400).isPresent();
        if (head.isPresent() && !refused) {
            return new Http(head.get());
        }
        if (FirstBytes.answerTls(said) || FirstBytes.answerTls(ask(server, from, clientHello(server)))) {
            return new Tls();
        }
        return head.isPresent() ? new Http(head.get()) : said.length > 0 ? new Other() : new Silence();
    }

    private static byte[] ask(Address server, Consumer<Address> from, byte[] question) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (ConnectedSocket socket = ConnectedSocket.connect(Trace.off(), "doctor", "", server, PATIENCE_MILLIS)) {
            from.accept(socket.connection().client());
            try {
                socket.write(question, 0, question.length);
                byte[] buffer = new byte[4_096];
                long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
                int count;
                while (said.size() < MOST && !isEnough(said, question) && (count = read(socket, buffer, end)) >= 0) {
                    said.write(buffer, 0, count);
                }
            } catch (IOException e) {
                // It said no more in time, or has closed: what it said until then tells.
            }
        }
        return said.toByteArray();
    }

    private static int read(ConnectedSocket socket, byte[] buffer, long end) throws IOException {
        int millis = (int) Math.max(1, (end - System.nanoTime()) / 1_000_000);
        int count = socket.read(buffer, millis);
        if (count > 0) {
            socket.noteRead(buffer, count, -1);
        }
        return count;
    }

    private static boolean isEnough(ByteArrayOutputStream said, byte[] question) {
        byte[] bytes = said.toByteArray();
        return bytes.length >= question.length && bytes[0] == question[0]
                || FirstBytes.answerTls(bytes)
                || head(bytes).isPresent();
    }

    private static Optional<HttpHead> head(byte[] bytes) {
        HttpHeadReader reader = new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, MOST);
        return reader.accept(bytes, 0, bytes.length) instanceof HeadResult.Complete(HttpHead head)
                ? Optional.of(head)
                : Optional.empty();
    }

    /// The JDK's own first message.
    private static byte[] clientHello(Address server) throws IOException {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine(server.host(), server.port());
            engine.setUseClientMode(true);
            engine.beginHandshake();
            ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), hello);
            byte[] bytes = new byte[hello.flip().remaining()];
            hello.get(bytes);
            return bytes;
        } catch (GeneralSecurityException e) {
            throw new IOException("This Java has no TLS: " + e.getMessage(), e);
        }
    }
}
