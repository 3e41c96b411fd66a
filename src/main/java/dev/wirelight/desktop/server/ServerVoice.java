package dev.wirelight.desktop.server;

import dev.wirelight.desktop.Background;
import dev.wirelight.server.Peer;
import dev.wirelight.server.Server;
import dev.wirelight.trace.Connection;
import dev.wirelight.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What the learner lets a server say to its clients. Used on the window's thread; what blocks is done elsewhere.
final class ServerVoice {
    private static final int MOST_CONTROL_PAYLOAD = 125;

    private final List<Server> servers;
    private final Background background;
    private final Runnable acted;
    private final Consumer<Notice> tell;

    /// @param servers that are spoken of as one
    /// @param acted told before something is said
    /// @param tell gets what became of it
    ServerVoice(List<Server> servers, Background background, Runnable acted, Consumer<Notice> tell) {
        this.servers = servers;
        this.background = background;
        this.acted = acted;
        this.tell = tell;
    }

    /// Sends text to every client.
    void say(String text) {
        reach(() -> each(server -> server.say(text)), reached -> Words.count(reached, "Sent to %,d client.", "Sent to %,d clients."));
    }

    /// Sends a ping frame to every client.
    ///
    /// @param payload at most 125 bytes of UTF-8 (RFC 6455 §5.5)
    void ping(String payload) {
        if (payload.getBytes(StandardCharsets.UTF_8).length > MOST_CONTROL_PAYLOAD) {
            tell.accept(Notice.wrong(Words.say("A ping carries at most 125 bytes. Make the text shorter.")));
            return;
        }
        reach(() -> each(server -> server.ping(payload)), reached -> Words.count(reached, "Ping sent to %,d client.", "Ping sent to %,d clients."));
    }

    /// Closes one connection, or all of them, with a close frame.
    ///
    /// @param only the one; null for all
    void close(int code, String reason, @Nullable Connection only) {
        IntFunction<String> closed = reached ->
                Words.count(reached, "Close %2$s sent to %1$,d client.", "Close %2$s sent to %1$,d clients.", code);
        if (only == null) {
            reach(() -> each(server -> server.closeAll(code, reason)), closed);
            return;
        }
        Callable<Integer> work = () -> {
            List<Peer> found = servers.stream()
                    .flatMap(server -> server.peers().stream())
                    .filter(peer -> peer.connection().wire() == only.wire())
                    .toList();
            found.forEach(peer -> peer.close(code, reason));
            return found.size();
        };
        reach(work, closed);
    }

    private int each(ToIntFunction<Server> saying) {
        return servers.stream().mapToInt(saying).sum();
    }

    private void reach(Callable<Integer> work, IntFunction<String> done) {
        acted.run();
        Consumer<Integer> then = reached -> tell.accept(Notice.said(
                reached == 0
                        ? Words.say("No client is connected, so nobody was reached.")
                        : done.apply(reached)));
        background.run(work, then, failure -> tell.accept(Notice.wrong(ServerDesk.words(failure))));
    }
}
