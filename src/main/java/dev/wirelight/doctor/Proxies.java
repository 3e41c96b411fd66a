package dev.wirelight.doctor;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The proxies that the environment names, which curl and many other programs obey.
final class Proxies {
    private Proxies() {}

    /// Whether requests for a host go to a proxy.
    ///
    /// @param secure whether the request is for https:// or wss://
    /// @param environment the process's
    static Optional<Finding> between(String host, boolean secure, Map<String, String> environment) {
        String own = secure ? "https_proxy" : "http_proxy";
        return List.of(own, own.toUpperCase(Locale.ROOT), "all_proxy", "ALL_PROXY").stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .filter(_ -> !isLeftOut(host, environment))
                .map(name -> Trouble.PROXY_IN_ENVIRONMENT.found(name, host, address(environment.getOrDefault(name, "")), host));
    }

    private static boolean isLeftOut(String host, Map<String, String> environment) {
        String list = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        return List.of(list.split("[,\\s]+")).stream()
                .map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*")
                        || host.equalsIgnoreCase(entry)
                        || host.toLowerCase(Locale.ROOT).endsWith("." + entry.toLowerCase(Locale.ROOT)));
    }

    /// Host and port alone: a proxy's address may have a password in it.
    private static String address(String setting) {
        try {
            URI uri = URI.create(setting.contains("://") ? setting : "http://" + setting);
            return uri.getHost() == null ? "a proxy" : uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            return "whose address cannot be read";
        }
    }
}
