package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.server.Peer;
import dev.wirelight.server.Server;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/// Says when a client went away because it does not trust the certificate: if it is a browser, it shows its warning now.
/// What is said about it goes away when a client with TLS has come in.
final class Distrust {
    private final ObjectProperty<@Nullable Notice> notice;
    private Runnable explain = () -> {};
    private @Nullable Notice said;
    private int before;

    /// @param notice where it is said
    Distrust(ObjectProperty<@Nullable Notice> notice) {
        this.notice = notice;
    }

    /// @param then told when the learner wants to know why
    void onQuestion(Runnable then) {
        explain = then;
    }

    /// Looks whether that has happened meanwhile.
    ///
    /// @param peers who is connected now
    void look(List<Server> servers, List<Peer> peers) {
        int now = servers.stream().mapToInt(Server::distrusted).sum();
        if (now > before) {
            said = new Notice(
                    say("A client does not trust the certificate and went away. If it is a browser, it shows a warning now."),
                    true,
                    say("Why, and what to do"),
                    explain);
            notice.set(said);
        } else if (said != null
                && peers.stream().anyMatch(peer -> peer.connection().carrier().isPresent())) {
            if (notice.get() == said) {
                notice.set(null);
            }
            said = null;
        }
        before = now;
    }
}
