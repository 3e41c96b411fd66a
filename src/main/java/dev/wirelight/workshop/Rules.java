package dev.wirelight.workshop;

import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All rules that a peer can break, of frames, of the opening handshake and of HTTP.
public final class Rules {
    private static final List<Rule> ALL = Stream.<Rule[]>of(FrameRule.values(), HandshakeRule.values(), HttpRule.values())
            .flatMap(Stream::of)
            .toList();

    private Rules() {}

    /// Every rule, in the order in which the protocols list them.
    public static List<Rule> all() {
        return ALL;
    }

    /// The rule with this name, such as `CLIENT_FRAME_UNMASKED`.
    public static Optional<Rule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
