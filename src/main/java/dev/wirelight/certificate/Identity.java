package dev.wirelight.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A private key, and the certificate that says whose it is.
///
/// @param chain the certificate itself, then that of who signed it, and so on (RFC 8446 §4.4.2)
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final char[] NO_PASSWORD = {};
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    public Identity {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("An identity has a certificate.");
        }
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// For which names and addresses it is (its subjectAltName, RFC 5280 §4.2.1.6).
    public List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            @Nullable Collection<List<?>> found = certificate().getSubjectAlternativeNames();
            for (List<?> name : found == null ? List.<List<?>>of() : found) {
                if (name.get(0) instanceof Integer kind && (kind == DNS_NAME || kind == IP_ADDRESS)) {
                    String text = String.valueOf(name.get(1));
                    names.add(text.equals("0:0:0:0:0:0:0:1") ? "::1" : text);
                }
            }
        } catch (CertificateParsingException e) {
            return List.of(); // then it is for no name at all
        }
        return names;
    }

    public Instant validFrom() {
        return certificate().getNotBefore().toInstant();
    }

    public Instant validUntil() {
        return certificate().getNotAfter().toInstant();
    }

    /// The SHA-256 hash of the certificate, as browsers show it: two certificates with the same one are the same.
    public String fingerprint() throws CertificateTrouble {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new CertificateTrouble("The certificate has no fingerprint: " + e.getMessage(), e);
        }
    }

    /// The certificate in PEM (RFC 7468), without the key: what other programs want to have in order to trust it.
    public String pem() throws CertificateTrouble {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new CertificateTrouble("The certificate cannot be written: " + e.getMessage(), e);
        }
    }

    /// What a server needs to speak TLS with this identity. It asks no client for a certificate.
    public SSLContext serverContext() throws CertificateTrouble {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateTrouble("This Java cannot use the certificate: " + e.getMessage(), e);
        }
    }
}
