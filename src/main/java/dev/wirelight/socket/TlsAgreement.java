package dev.wirelight.socket;

import java.security.cert.X509Certificate;
import java.util.List;

/// What both ends of a TLS connection agreed on.
///
/// @param version such as `TLSv1.3`
/// @param cipherSuite such as `TLS_AES_128_GCM_SHA256`
/// @param applicationProtocol such as `http/1.1`; empty where nothing was agreed on (RFC 7301)
/// @param peer the certificate that the peer showed, and those of who signed it; empty where it showed none
public record TlsAgreement(
        String version, String cipherSuite, String applicationProtocol, List<X509Certificate> peer) {

    public TlsAgreement {
        peer = List.copyOf(peer);
    }
}
