package dev.wirelight.server;

import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.trace.Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From whose pages a browser may open a WebSocket (RFC 6455 §10.2).
///
/// The same-origin policy keeps a page from *reading* what another site answers. It does not keep it from opening a
/// WebSocket there: no page needs leave for that, and what comes over it may be read. So any page in the world that
/// somebody looks at on this computer could talk with this server, although no stranger can reach it. What a browser does
/// for it is to say truly, in Origin, whose page it is; to refuse is the server's part.
///
/// A client that is no browser sends no Origin, or whichever it likes. It is not kept out by this, and need not be: it has
/// no user whose open doors it could borrow.
///
/// @param hosts the names and addresses of this computer, in lower case, as they stand in a URL: their pages may, at any
///     port. Names are compared, not addresses: a foreign name that somebody lets point here stays foreign
/// @param others what may besides, each as a browser sends it, such as `https://school.example` or `null`; `*` for all
public record Origins(Set<String> hosts, List<String> others) {
    /// What a browser sends for a page that was opened from a file, and for others that it trusts with no name.
    public static final String NONE = "null";

    private static final String ALL = "*";
    private static final int SHOWN = 200;

    public Origins {
        hosts = Set.copyOf(hosts);
        others = List.copyOf(others);
    }

    /// The pages of this computer, by whichever of its names and addresses.
    public static Origins ofThisComputer() {
        Set<String> hosts = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(Origins::urlHost)
                    .forEach(hosts::add);
            hosts.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (SocketException | UnknownHostException e) {
            // Then it is known by the names that every computer has.
        }
        return new Origins(hosts, List.of());
    }

    private static String urlHost(InetAddress address) {
        return Address.of(address.getAddress(), 0).urlHost();
    }

    /// The same, and these too.
    ///
    /// @param more each as a browser sends it: scheme, host, and the port unless it is the scheme's own; `null`; or `*`
    /// @throws IllegalArgumentException when one of them is none of these, with words for a learner
    public Origins and(List<String> more) {
        return new Origins(
                hosts, Stream.concat(others.stream(), more.stream().map(Origins::checked)).distinct().toList());
    }

    private static String checked(String origin) {
        String written = origin.strip().toLowerCase(Locale.ROOT);
        if (written.equals(ALL) || written.equals(NONE) || serialised(written).filter(written::equals).isPresent()) {
            return written;
        }
        String hint = serialised(written).map(right -> " Did you mean " + right + "?").orElse("");
        throw new IllegalArgumentException("An origin is written like https://school.example or http://10.0.0.7:3000, "
                + "without a path; null is a page that was opened from a file, and * is every page. This is none: "
                + origin + "." + hint);
    }

    /// An origin in the one way in which browsers write it (RFC 6454 §6.2).
    private static Optional<String> serialised(String written) {
        try {
            URI uri = new URI(written);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            boolean usual = uri.getPort() < 0
                    || uri.getScheme().equals("http") && uri.getPort() == 80
                    || uri.getScheme().equals("https") && uri.getPort() == 443;
            return Optional.of(uri.getScheme() + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// Judges a request that asks for WebSocket.
    ///
    /// @return the origin that may not, cut at 200 characters; empty when the request is welcome
    Optional<String> stranger(HttpHead request) {
        List<String> sent = request.all("Origin");
        boolean welcome = sent.isEmpty() || others.contains(ALL) || sent.size() == 1 && isWelcome(sent.getFirst());
        if (welcome) {
            return Optional.empty();
        }
        String all = String.join(", ", sent);
        return Optional.of(all.length() > SHOWN ? all.substring(0, SHOWN) + "…" : all);
    }

    private boolean isWelcome(String origin) {
        String sent = origin.toLowerCase(Locale.ROOT);
        return others.contains(sent)
                || serialised(sent).filter(sent::equals).isPresent()
                        && hosts.contains(URI.create(sent).getHost())
                        && (sent.startsWith("http://") || sent.startsWith("https://"));
    }

    /// What one is told whose page may not open a WebSocket here.
    static String refusal(String stranger) {
        boolean proper = NONE.equals(stranger) || serialised(stranger).filter(stranger::equals).isPresent();
        return "Your page comes from the origin " + stranger + ", and this server opens WebSockets only for pages that come"
                + " from this computer.\r\nWhoever runs the server can let it in: wirelight serve --origin "
                + (proper ? stranger : "ORIGIN") + "\r\nSee RFC 6455 §10.2.\r\n";
    }

    /// The same for whoever watches the server.
    static String remark(String stranger) {
        String whose = NONE.equals(stranger) ? "a page without an origin, such as a file" : "a page of " + stranger;
        return "The browser was refused: it shows " + whose + ", and that is not on the list of origins. Nothing but this"
                + " list keeps a foreign page from opening a WebSocket to this computer: the same-origin policy does not"
                + " (RFC 6455 §10.2).";
    }

    /// In words: which pages may.
    @Override
    public String toString() {
        if (others.contains(ALL)) {
            return "every page";
        }
        return others.isEmpty()
                ? "pages of this computer"
                : "pages of this computer, and " + others.stream().collect(Collectors.joining(", "));
    }
}
