package dev.wirelight.doctor;

import dev.wirelight.trace.Address;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// What is to be examined.
///
/// @param host a name or an address, without brackets
/// @param port 1 to 65,535
/// @param scheme such as `ws`, in small letters; empty where only host and port are known
public record Target(String host, int port, String scheme) {
    private static final String HERE = "127.0.0.1";

    /// What somebody typed: `7007`, `localhost 7007`, `localhost:7007`, `[::1]:7007`, `ws://127.0.0.1:8000/`.
    ///
    /// @throws IllegalArgumentException with words for a learner
    public static Target of(List<String> words) {
        String all = String.join(" ", words).strip();
        if (all.contains("://")) {
            return url(all);
        }
        int cut = Math.max(all.lastIndexOf(' '), all.lastIndexOf(':'));
        // The last colon of ::1 is no port's: it takes brackets, or a space.
        boolean onlyAddress = all.indexOf(':') >= 0 && all.indexOf(':') != all.lastIndexOf(':') && !all.contains("]")
                && all.indexOf(' ') < 0;
        if (onlyAddress) {
            throw new IllegalArgumentException("Which port of " + all + "? For example: wirelight doctor " + all + " 7007");
        }
        String host = cut < 0 ? HERE : all.substring(0, cut).strip().replaceAll("[\\[\\]]", "");
        return new Target(host.isEmpty() ? HERE : host, port(all.substring(cut + 1)), "");
    }

    private static Target url(String all) {
        try {
            URI uri = URI.create(all);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int usual = List.of("wss", "https").contains(scheme) ? 443 : 80;
            if (uri.getHost() != null && List.of("ws", "wss", "http", "https").contains(scheme)) {
                return new Target(uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort() < 0 ? usual : uri.getPort(), scheme);
            }
        } catch (IllegalArgumentException e) {
            // As below.
        }
        throw new IllegalArgumentException("An address looks like ws://127.0.0.1:8000/ and this one does not: " + all);
    }

    private static int port(String digits) {
        if (digits.matches("\\d{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new IllegalArgumentException("A port is a number from 1 to 65535, such as in: wirelight doctor 7007");
    }

    /// Whether TLS is meant.
    boolean isSecure() {
        return scheme.equals("wss") || scheme.equals("https");
    }

    Address address() {
        return new Address(host, port);
    }
}
