package dev.wirelight.terminal;

import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.certificate.OwnCertificate;
import dev.wirelight.certificate.ServerCertificate;
import dev.wirelight.server.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said on the command line about TLS.
final class TlsOptions {
    private static final int HIGHEST_PORT = 65_535;

    /// The password of a PKCS#12 file. Not an option: everybody on this computer can read a command line.
    private static final String PASSWORD = "WIRELIGHT_TLS_PASSWORD";

    @Option(names = "--tls", description = "both servers also listen on a second port, which speaks TLS")
    private boolean tls;

    @Option(
            names = "--plain-tls-port",
            paramLabel = "N",
            description = "the plain TCP server's port with TLS; 0 takes any free one (default: " + Lab.PLAIN_TLS_PORT + ")")
    private @Nullable Integer plainPort;

    @Option(
            names = "--wss-port",
            paramLabel = "N",
            description = "the WebSocket server's port with TLS; 0 takes any free one (default: " + Lab.WEB_SOCKET_TLS_PORT + ")")
    private @Nullable Integer webSocketPort;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = {
                "a certificate of your own with its key, in PEM or PKCS#12, in place of the one that the lab makes;",
                "the password of a PKCS#12 file goes into the environment variable " + PASSWORD
            })
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "its key, where that is in a PEM file of its own")
    private @Nullable Path key;

    /// picocli fills it.
    TlsOptions() {}

    /// Whether the servers with TLS are to run too.
    boolean isOn() {
        return tls;
    }

    /// 0 to 65,535; 0 for any free one.
    int plainPort() {
        return plainPort == null ? Lab.PLAIN_TLS_PORT : plainPort;
    }

    /// 0 to 65,535; 0 for any free one.
    int webSocketPort() {
        return webSocketPort == null ? Lab.WEB_SOCKET_TLS_PORT : webSocketPort;
    }

    /// What the servers with TLS show.
    ServerCertificate certificate() {
        Path file = certificate;
        if (file == null) {
            return LabCertificate.ofThisUser();
        }
        @Nullable String password = System.getenv(PASSWORD);
        return new OwnCertificate(file, Optional.ofNullable(key), password == null ? "" : password);
    }

    /// What is wrong with these options, in plain words; empty where nothing is.
    ///
    /// @param servers what was said about the servers without TLS
    Optional<String> trouble(ServerOptions servers) {
        if (key != null && certificate == null) {
            return Optional.of("--tls-key is the key of a certificate: give that too, with --tls-cert.");
        }
        if (certificate != null && !tls) {
            return Optional.of("--tls-cert is shown by servers with TLS: write --tls too.");
        }
        if (!tls && (plainPort != null || webSocketPort != null)) {
            return Optional.of((plainPort != null ? "--plain-tls-port" : "--wss-port")
                    + " is the port of a server with TLS: write --tls too.");
        }
        if (plainPort() < 0 || plainPort() > HIGHEST_PORT || webSocketPort() < 0 || webSocketPort() > HIGHEST_PORT) {
            return Optional.of("--plain-tls-port and --wss-port are numbers from 0 to 65535.");
        }
        List<Integer> ports = Stream.of(servers.plainPort(), servers.webSocketPort(), plainPort(), webSocketPort())
                .filter(port -> port != 0)
                .toList();
        return tls && Set.copyOf(ports).size() < ports.size()
                ? Optional.of("Servers cannot share a port. Give them different ones with --plain-port, --ws-port, "
                        + "--plain-tls-port and --wss-port.")
                : Optional.empty();
    }
}
