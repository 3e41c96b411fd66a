package dev.wirelight.client;

import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.TlsAgreement;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// What a client can say of the TLS that protects its connection.
///
/// @param version such as `TLS 1.3`
/// @param cipherSuite such as `TLS_AES_128_GCM_SHA256`
/// @param trust why this client believes that the server is who it says
public record Security(String version, String cipherSuite, String trust) {

    static Optional<Security> of(ConnectedSocket socket) {
        return socket.tls().map(agreed ->
                new Security(agreed.version().replace("TLSv", "TLS "), agreed.cipherSuite(), trust(agreed)));
    }

    private static String trust(TlsAgreement agreed) {
        X509Certificate shown = agreed.peer().getFirst();
        if (LabCertificate.ofThisUser().present().filter(shown::equals).isPresent()) {
            return "Its certificate is that of your own lab, which this client trusts. Other programs must be told to.";
        }
        return "Its certificate is for " + shown.getSubjectX500Principal() + ", signed by "
                + shown.getIssuerX500Principal() + ", whom this Java trusts.";
    }

    /// All of it in two sentences.
    @Override
    public String toString() {
        return "Protected by " + version + " with " + cipherSuite + ". " + trust;
    }
}
