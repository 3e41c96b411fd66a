package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    /// The largest window of DEFLATE, and the one that is used where none is named: 2^15 bytes.
    public static final int MAX_WINDOW_BITS = 15;

    /// An offer, or an agreement, without any parameter.
    public static final PerMessageDeflate PLAIN =
            new PerMessageDeflate(false, false, OptionalInt.empty(), OptionalInt.empty(), false);

    /// Reads what a client offers: the values of `Sec-WebSocket-Extensions`, the client's first choice first.
    ///
    /// @return the offers that can be used; one with a parameter that is unknown, named twice or has a wrong value is
    ///     left out, as RFC 7692 §7.1 asks
    public static List<PerMessageDeflate> offers(List<String> values) {
        List<PerMessageDeflate> offers = new ArrayList<>();
        for (List<String> extension : extensions(values)) {
            if (extension.getFirst().equalsIgnoreCase(NAME)) {
                read(extension.subList(1, extension.size()), true).ifPresent(offers::add);
            }
        }
        return offers;
    }

    /// The agreement with which a server answers an offer: it takes everything that the client asks for.
    public PerMessageDeflate accepted() {
        return new PerMessageDeflate(
                serverNoContextTakeover, clientNoContextTakeover, serverMaxWindowBits, clientMaxWindowBits, false);
    }

    /// Reads a server's answer and holds it against the offer that the client made.
    ///
    /// @param values of `Sec-WebSocket-Extensions` in the response
    /// @return the agreement; empty when the answer is not one that this offer allows (RFC 7692 §7.1)
    public static Optional<PerMessageDeflate> answered(List<String> values, PerMessageDeflate offer) {
        List<List<String>> extensions = extensions(values);
        if (extensions.size() != 1 || !extensions.getFirst().getFirst().equalsIgnoreCase(NAME)) {
            return Optional.empty();
        }
        List<String> parameters = extensions.getFirst().subList(1, extensions.getFirst().size());
        return read(parameters, false).filter(answer -> answer.isAllowedBy(offer));
    }

    /// Whether that end compresses each message as if it were its first.
    public boolean forgets(Role sender) {
        return sender == Role.SERVER ? serverNoContextTakeover : clientNoContextTakeover;
    }

    /// How far back that end may refer: 2 to this power bytes.
    public int windowBits(Role sender) {
        return (sender == Role.SERVER ? serverMaxWindowBits : clientMaxWindowBits).orElse(MAX_WINDOW_BITS);
    }

    private boolean isAllowedBy(PerMessageDeflate offer) {
        boolean takeover = serverNoContextTakeover || !offer.serverNoContextTakeover;
        boolean serverWindow = offer.serverMaxWindowBits.isEmpty()
                || serverMaxWindowBits.isPresent()
                        && serverMaxWindowBits.getAsInt() <= offer.serverMaxWindowBits.getAsInt();
        boolean clientWindow = clientMaxWindowBits.isEmpty() || offer.clientMayLimitWindow;
        return takeover && serverWindow && clientWindow;
    }

    private static List<List<String>> extensions(List<String> values) {
        List<List<String>> extensions = new ArrayList<>();
        for (String value : values) {
            for (String extension : value.split(",")) {
                List<String> parts = new ArrayList<>();
                for (String part : extension.split(";", -1)) {
                    parts.add(part.strip());
                }
                extensions.add(parts);
            }
        }
        return extensions;
    }

    private static Optional<PerMessageDeflate> read(List<String> parameters, boolean isOffer) {
        boolean serverForgets = false;
        boolean clientForgets = false;
        boolean mayLimit = false;
        OptionalInt serverBits = OptionalInt.empty();
        OptionalInt clientBits = OptionalInt.empty();
        Set<String> seen = new HashSet<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            String name = (equals < 0 ? parameter : parameter.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : unquoted(parameter.substring(equals + 1).strip());
            OptionalInt bits = windowBits(value);
            boolean bare = equals < 0;
            boolean understood = seen.add(name)
                    && switch (name) {
                        case "server_no_context_takeover" -> serverForgets = bare;
                        case "client_no_context_takeover" -> clientForgets = bare;
                        case "server_max_window_bits" -> (serverBits = bits).isPresent();
                        case "client_max_window_bits" ->
                            mayLimit = (clientBits = bits).isPresent() || bare && isOffer;
                        default -> false;
                    };
            if (!understood) {
                return Optional.empty();
            }
        }
        return Optional.of(new PerMessageDeflate(serverForgets, clientForgets, serverBits, clientBits, mayLimit));
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
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
            text.append("; server_no_context_takeover");
        }
        if (clientNoContextTakeover) {
            text.append("; client_no_context_takeover");
        }
        serverMaxWindowBits.ifPresent(bits -> text.append("; server_max_window_bits=").append(bits));
        if (clientMaxWindowBits.isPresent()) {
            text.append("; client_max_window_bits=").append(clientMaxWindowBits.getAsInt());
        } else if (clientMayLimitWindow) {
            text.append("; client_max_window_bits");
        }
        return text.toString();
    }
}
