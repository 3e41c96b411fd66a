package dev.wirelight.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many connections are open from where, so that one computer of a class cannot take the places of all others.
///
/// Not thread-safe: whoever has one guards it.
final class Crowd {
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    /// Counts one more, unless it would be too many.
    ///
    /// @param host the client's address in digits
    /// @return why it is too many, in a sentence; empty when it is counted
    Optional<String> enter(String host, ServerLimits limits) {
        if (all >= limits.connections()) {
            return Optional.of("The lab is full: " + all + (all == 1 ? " connection is" : " connections are") + " open.");
        }
        int ofHost = open.getOrDefault(host, 0);
        // On this computer all addresses are one person's, who also may want to see what two thousand connections do.
        if (ofHost >= limits.connectionsOfOne() && !isThisComputer(host)) {
            return Optional.of("From " + host + " " + ofHost
                    + " connections are open, and no other computer may have more, so that there is room for the others.");
        }
        open.put(host, ofHost + 1);
        all++;
        return Optional.empty();
    }

    void leave(String host) {
        open.computeIfPresent(host, (_, count) -> count == 1 ? null : count - 1);
        all--;
    }

    private static boolean isThisComputer(String host) {
        return host.startsWith("127.") || host.equals("::1");
    }
}
