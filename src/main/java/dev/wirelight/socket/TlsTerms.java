package dev.wirelight.socket;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/// What one end brings to a TLS handshake.
///
/// @param context the certificate that it shows, if any, and whom it trusts
/// @param applicationProtocols what it would speak inside, the best first (RFC 7301), such as `http/1.1`; empty where
/// nothing is to be agreed on
/// @param patience how long the handshake may take
public record TlsTerms(SSLContext context, List<String> applicationProtocols, Duration patience) {

    public TlsTerms {
        applicationProtocols = List.copyOf(applicationProtocols);
    }
}
