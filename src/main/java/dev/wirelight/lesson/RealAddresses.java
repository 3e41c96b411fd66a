package dev.wirelight.lesson;

import dev.wirelight.trace.Address;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts the real ports and addresses into what a lesson tells the learner to type. A lesson is written with `127.0.0.1`,
/// 7007 and 8000, and with TLS 7443 and 8443; on some computers the servers listen elsewhere.
public final class RealAddresses {
    private static final Pattern TO_A_SERVER = Pattern.compile("(?:https?|wss?)://(?:127\\.0\\.0\\.1|localhost|\\[::1])[:/]");

    private final Stage stage;

    public RealAddresses(Stage stage) {
        this.stage = stage;
    }

    /// The same prose with the real ports in its code and in its links to the servers.
    public List<Block> in(List<Block> blocks) {
        return blocks.stream().map(this::in).toList();
    }

    private Block in(Block block) {
        return switch (block) {
            case Block.Paragraph(List<Inline> pieces) -> new Block.Paragraph(pieces.stream().map(this::in).toList());
            case Block.Code(String text) -> new Block.Code(in(text));
            case Block.Items(boolean numbered, List<List<Block>> items) ->
                new Block.Items(numbered, items.stream().map(this::in).toList());
            case Block.Quote(List<Block> inside) -> new Block.Quote(in(inside));
        };
    }

    private Inline in(Inline piece) {
        return switch (piece) {
            case Inline.Code(String text) -> new Inline.Code(in(text));
            case Inline.Link(String text, String target) when TO_A_SERVER.matcher(target).lookingAt() ->
                new Inline.Link(in(text), in(target));
            case Inline.Link _, Inline.Words _, Inline.Strong _, Inline.Emphasis _ -> piece;
        };
    }

    /// The same text with the real ports.
    public String in(String text) {
        String plain = replaced(text, Stage.PLAIN, Stage.PLAIN_PORT);
        String both = replaced(plain, Stage.WEB_SOCKET, Stage.WEB_SOCKET_PORT);
        String plainTls = replaced(both, Stage.PLAIN_TLS, Stage.PLAIN_TLS_PORT);
        return replaced(plainTls, Stage.WEB_SOCKET_TLS, Stage.WEB_SOCKET_TLS_PORT);
    }

    private String replaced(String text, String service, int port) {
        Optional<Address> address = stage.address(service);
        if (address.isEmpty() || address.get().port() == port) {
            return text;
        }
        return text.replaceAll("(?<![0-9.])" + port + "(?![0-9])", String.valueOf(address.get().port()));
    }
}
