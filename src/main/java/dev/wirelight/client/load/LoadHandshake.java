package dev.wirelight.client.load;

import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Address;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The client's side of the opening handshake, for a connection that is used for nothing but load.
final class LoadHandshake {
    private static final int LARGEST_HEAD = 8 << 10;
    private static final int PATIENCE_MILLIS = 10_000;

    private LoadHandshake() {}

    /// @throws IOException when the server does not agree to WebSocket
    static void shake(ConnectedSocket socket, Address server) throws IOException {
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        byte[] request = OpeningHandshake.request(server.toString(), "/", nonce, List.of(), Optional.empty());
        socket.write(request, 0, request.length);
        HttpHeadReader asked = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, LARGEST_HEAD);
        HttpHeadReader answered = new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, LARGEST_HEAD);
        if (!(asked.accept(request, 0, request.length) instanceof HeadResult.Complete(HttpHead question))) {
            throw new IllegalStateException("our own request is not a complete head");
        }
        // Byte by byte, so that no frame behind the head is taken along.
        byte[] one = new byte[1];
        while (true) {
            if (socket.read(one, PATIENCE_MILLIS) < 0) {
                throw new IOException("The server ended the connection during the opening handshake.");
            }
            switch (answered.accept(one, 0, 1)) {
                case HeadResult.More _ -> {}
                case HeadResult.Broken(_, String detail) -> throw new IOException("This is no HTTP: " + detail);
                case HeadResult.Complete(HttpHead answer) -> {
                    judge(question, answer);
                    return;
                }
            }
        }
    }

    private static void judge(HttpHead question, HttpHead answer) throws IOException {
        Optional<Violation> broken = OpeningHandshake.judgeResponse(question, answer, (StatusLine) answer.start());
        if (broken.isPresent()) {
            throw new IOException("The server did not agree to WebSocket. " + broken.get().detail());
        }
    }
}
