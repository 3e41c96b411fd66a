package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What two ends agree on when they use the extension permessage-deflate (RFC 7692 §7.1), or what a client offers.
///
/// @param serverNoContextTakeover the server forgets after each message what it has compressed before
/// @param clientNoContextTakeover the client does
/// @param serverMaxWindowBits the server looks back at the most 2 to this power bytes: 8 to 15; empty: not named, so 15
/// @param clientMaxWindowBits the client does; in an offer, empty also when it was named without a value
/// @param clientMayLimitWindow in an offer: whether client_max_window_bits was named, so that the answer may name it
public record PerMessageDeflate(
        boolean serverNoContextTakeover,
        boolean clientNoContextTakeover,
        OptionalInt serverMaxWindowBits,
        OptionalInt clientMaxWindowBits,
        boolean clientMayLimitWindow) {

    /// The extension's name in `Sec-WebSocket-Extensions`.
    public static final String NAME = "permessage-deflate";

    public static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";
    public static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";
    public static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";
    public static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

    /// The largest window of DEFLATE, and the one that is used where none is named: 2^15 bytes.
    public static final int MAX_WINDOW_BITS = 15;

    /// An offer, or an agreement, without any parameter.
    public static final PerMessageDeflate PLAIN =
            new PerMessageDeflate(false, false, OptionalInt.empty(), OptionalInt.empty(), false);

    /// What a client offers where it has no wishes of its own: it leaves the server free to limit either window.
    public static final PerMessageDeflate OFFER =
            new PerMessageDeflate(false, false, OptionalInt.empty(), OptionalInt.empty(), true);

    /// What a client offers, its first choice first.
    ///
    /// @return the offers that can be used; one with a parameter that is unknown, named twice or has a wrong value is to
    ///     be declined, and left out here (RFC 7692 §7.1)
    public static List<PerMessageDeflate> offers(List<Extension> extensions) {
        return extensions.stream()
                .filter(extension -> extension.is(NAME))
                .flatMap(extension -> read(extension, true).stream())
                .toList();
    }

    /// The agreement with which a server answers an offer: it takes everything that the client asks for.
    public PerMessageDeflate accepted() {
        return new PerMessageDeflate(
                serverNoContextTakeover, clientNoContextTakeover, serverMaxWindowBits, clientMaxWindowBits, false);
    }

    /// Reads a server's answer.
    ///
    /// @return empty where a parameter is unknown, named twice or has a wrong value
    static Optional<PerMessageDeflate> answer(Extension extension) {
        return read(extension, false);
    }

    /// Which rule a server breaks that answers this offer so; empty when it may.
    Optional<HandshakeRule> forbids(PerMessageDeflate answer) {
        if (serverNoContextTakeover && !answer.serverNoContextTakeover) {
            return Optional.of(HandshakeRule.SERVER_TAKEOVER_NOT_GIVEN_UP);
        }
        if (serverMaxWindowBits.isPresent()
                && answer.serverMaxWindowBits.orElse(MAX_WINDOW_BITS + 1) > serverMaxWindowBits.getAsInt()) {
            return Optional.of(HandshakeRule.SERVER_WINDOW_TOO_LARGE);
        }
        boolean mayLimitClient =
                clientMayLimitWindow && answer.clientMaxWindowBits.orElse(0) <= clientMaxWindowBits.orElse(MAX_WINDOW_BITS);
        return answer.clientMaxWindowBits.isPresent() && !mayLimitClient
                ? Optional.of(HandshakeRule.CLIENT_WINDOW_NOT_OFFERED)
                : Optional.empty();
    }

    /// What holds when this offer was answered so. What a client offered to do itself it does, whether the server names
    /// it again or not (RFC 7692 §7.1.1.2, §7.1.2.2).
    PerMessageDeflate agreed(PerMessageDeflate answer) {
        return new PerMessageDeflate(
                answer.serverNoContextTakeover,
                answer.clientNoContextTakeover || clientNoContextTakeover,
                answer.serverMaxWindowBits,
                answer.clientMaxWindowBits.isPresent() ? answer.clientMaxWindowBits : clientMaxWindowBits,
                false);
    }

    /// Whether that end compresses each message as if it were its first.
    public boolean forgets(Role sender) {
        return sender == Role.SERVER ? serverNoContextTakeover : clientNoContextTakeover;
    }

    /// How far back that end may refer: 2 to this power bytes.
    public int windowBits(Role sender) {
        return (sender == Role.SERVER ? serverMaxWindowBits : clientMaxWindowBits).orElse(MAX_WINDOW_BITS);
    }

    private static Optional<PerMessageDeflate> read(Extension extension, boolean isOffer) {
        boolean serverForgets = false;
        boolean clientForgets = false;
        boolean mayLimit = false;
        OptionalInt serverBits = OptionalInt.empty();
        OptionalInt clientBits = OptionalInt.empty();
        Set<String> seen = new HashSet<>();
        for (Extension.Parameter parameter : extension.parameters()) {
            boolean bare = parameter.value().isEmpty();
            OptionalInt bits = windowBits(parameter.value().orElse(""));
            boolean understood = seen.add(parameter.name())
                    && switch (parameter.name()) {
                        case SERVER_NO_CONTEXT_TAKEOVER -> serverForgets = bare;
                        case CLIENT_NO_CONTEXT_TAKEOVER -> clientForgets = bare;
                        case SERVER_MAX_WINDOW_BITS -> (serverBits = bits).isPresent();
                        case CLIENT_MAX_WINDOW_BITS -> mayLimit = (clientBits = bits).isPresent() || bare && isOffer;
                        default -> false;
                    };
            if (!understood) {
                return Optional.empty();
            }
        }
        return Optional.of(new PerMessageDeflate(serverForgets, clientForgets, serverBits, clientBits, mayLimit));
    }

    /// RFC 7692 §7.1.2: a number from 8 to 15 without a leading zero.
    private static OptionalInt windowBits(String value) {
        return value.matches("[89]|1[0-5]") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }

    /// As it stands in `Sec-WebSocket-Extensions`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(NAME);
        if (serverNoContextTakeover) {
            text.append("; ").append(SERVER_NO_CONTEXT_TAKEOVER);
        }
        if (clientNoContextTakeover) {
            text.append("; ").append(CLIENT_NO_CONTEXT_TAKEOVER);
        }
        serverMaxWindowBits.ifPresent(bits -> text.append("; " + SERVER_MAX_WINDOW_BITS + "=").append(bits));
        if (clientMaxWindowBits.isPresent() || clientMayLimitWindow) {
            text.append("; ").append(CLIENT_MAX_WINDOW_BITS);
        }
        clientMaxWindowBits.ifPresent(bits -> text.append('=').append(bits));
        return text.toString();
    }
}
