package dev.wirelight.client;

import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.websocket.Extensions;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Call;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The client's side of the opening handshake on a new connection: sends the request, and reads the response until it is
/// complete (RFC 6455 §4.1).
final class ClientHandshake {
    private static final int LARGEST_HEAD = 64 << 10;
    private static final int MOST_WORDS = 400;

    private final ConnectedSocket socket;
    private final byte[] buffer;
    private final int patienceMillis;

    /// What the last read brought, in which the response ended; it is not written down yet.
    ///
    /// @param ofHead how many of its bytes belong to the response
    /// @param count how many bytes it brought; those after the response are frames
    /// @param firstUnit 0 where the response begins in it, else [Call#NO_UNIT]
    /// @param compression how messages are compressed from now on, or empty
    record Agreed(int ofHead, int count, long firstUnit, Optional<PerMessageDeflate> compression) {}

    /// @param buffer what is read into
    /// @param patienceMillis how long to wait for each read
    ClientHandshake(ConnectedSocket socket, byte[] buffer, int patienceMillis) {
        this.socket = socket;
        this.buffer = buffer;
        this.patienceMillis = patienceMillis;
    }

    /// @throws CannotConnect when the server does not agree, or not rightly
    /// @throws IOException when the connection ends before that
    Agreed shake(URI uri, WebSocketAddress address, ClientOffer offer, RandomGenerator random) throws IOException, CannotConnect {
        byte[] request = request(uri, address, offer, random);
        socket.write(request, 0, request.length);

        HttpHeadReader reader = new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, LARGEST_HEAD);
        while (true) {
            int count = read();
            int before = reader.length();
            long firstUnit = before == 0 ? 0 : Call.NO_UNIT;
            switch (reader.accept(buffer, 0, count)) {
                case HeadResult.More _ -> socket.noteRead(buffer, count, firstUnit);
                case HeadResult.Broken(_, String detail) -> {
                    socket.noteRead(buffer, count, firstUnit);
                    throw new CannotConnect("What answered on " + address.server() + " does not speak HTTP. " + detail);
                }
                case HeadResult.Complete(HttpHead response) -> {
                    HttpHead asked = parsed(request);
                    Optional<Violation> broken =
                            OpeningHandshake.judgeResponse(asked, response, (StatusLine) response.start());
                    if (broken.isPresent()) {
                        int ofHead = reader.length() - before;
                        String said = words(response, Arrays.copyOfRange(buffer, ofHead, count));
                        socket.noteRead(buffer, count, firstUnit);
                        throw new CannotConnect("The server did not agree to WebSocket. " + broken.get().detail() + " "
                                + broken.get().rule().sentence() + said);
                    }
                    return new Agreed(reader.length() - before, count, firstUnit, Extensions.agreed(asked, response));
                }
            }
        }
    }

    /// The first lines of what the server says for people, as far as it came with its head; control characters are no part
    /// of it.
    private static String words(HttpHead response, byte[] body) {
        if (body.length == 0 || !response.first("Content-Type").orElse("").startsWith("text/plain")) {
            return "";
        }
        String text = new String(body, 0, Math.min(body.length, MOST_WORDS), StandardCharsets.UTF_8);
        String said = text.lines()
                .map(line -> line.replaceAll("\\p{C}", " ").strip())
                .filter(line -> !line.isEmpty())
                .limit(3)
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? "" : " It says: \"" + said + (body.length > MOST_WORDS ? "…" : "") + "\"";
    }

    private static byte[] request(URI uri, WebSocketAddress address, ClientOffer offer, RandomGenerator random) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return OpeningHandshake.request(address.host(), target, nonce, offer.protocols(), offer.compression());
    }

    private int read() throws IOException, CannotConnect {
        try {
            int count = socket.read(buffer, patienceMillis);
            if (count < 0) {
                throw new IOException("end of stream");
            }
            return count;
        } catch (SocketTimeoutException e) {
            throw new CannotConnect("The server took the connection, but did not answer the opening handshake within "
                    + patienceMillis / 1_000 + " seconds. Does it speak WebSocket?");
        }
    }

    private static HttpHead parsed(byte[] request) {
        HttpHeadReader reader = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, LARGEST_HEAD);
        return reader.accept(request, 0, request.length) instanceof HeadResult.Complete(HttpHead head)
                ? head
                : new HttpHead(new HttpHead.RequestLine("GET", "/", "HTTP/1.1"), List.of(), request.length);
    }
}
