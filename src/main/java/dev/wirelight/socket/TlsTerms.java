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
/// @param ifDistrusted what may be the matter with the certificate that is shown, and what to do; empty where none is shown
public record TlsTerms(SSLContext context, List<String> applicationProtocols, Duration patience, String ifDistrusted) {

    public TlsTerms {
        applicationProtocols = List.copyOf(applicationProtocols);
    }

    /// For an end that shows no certificate, or says nothing of it.
    public TlsTerms(SSLContext context, List<String> applicationProtocols, Duration patience) {
        this(context, applicationProtocols, patience, "");
    }
}
