package dev.wirelight.client;

import dev.wirelight.certificate.CertificateTrouble;
import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.certificate.Trust;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.TlsTerms;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Opens the connection that a client talks over.
public final class Opening {
    private Opening() {}

    /// Connects without TLS.
    static ConnectedSocket plain(Trace trace, String service, String speaks, Address server, int timeoutMillis)
            throws CannotConnect {
        try {
            return ConnectedSocket.connect(trace, service, speaks, server, timeoutMillis);
        } catch (IOException e) {
            throw CannotConnect.because(e, server);
        }
    }

    /// Connects and does the TLS handshake. It trusts the authorities that this Java knows, and this user's own lab.
    ///
    /// @param applicationProtocols what it would speak inside, by the names of ALPN
    static ConnectedSocket secure(
            Trace trace,
            String service,
            String speaks,
            Address server,
            int timeoutMillis,
            List<String> applicationProtocols)
            throws CannotConnect {
        TlsTerms terms = terms(applicationProtocols, Duration.ofMillis(timeoutMillis));
        try {
            return ConnectedSocket.connect(trace, service, speaks, server, timeoutMillis, terms);
        } catch (IOException e) {
            throw CannotConnect.because(e, server);
        }
    }

    /// What a client of ours brings to a TLS handshake: it trusts the authorities that this Java knows, and this user's own
    /// lab.
    ///
    /// @param applicationProtocols what it would speak inside, by the names of ALPN
    /// @param patience how long the handshake may take
    /// @throws CannotConnect when this Java cannot say whom it trusts
    public static TlsTerms terms(List<String> applicationProtocols, Duration patience) throws CannotConnect {
        try {
            return new TlsTerms(
                    Trust.clientContext(LabCertificate.ofThisUser().present()), applicationProtocols, patience);
        } catch (CertificateTrouble e) {
            throw new CannotConnect(String.valueOf(e.getMessage()));
        }
    }

    /// Connects to a WebSocket server, with TLS where its address says so.
    static ConnectedSocket webSocket(Trace trace, String service, WebSocketAddress address, int timeoutMillis)
            throws CannotConnect {
        return address.secure()
                ? secure(trace, service, "http", address.server(), timeoutMillis, List.of("http/1.1"))
                : plain(trace, service, "http", address.server(), timeoutMillis);
    }
}
