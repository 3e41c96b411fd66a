package dev.wirelight.dissect;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;

/// X.509 certificates in a few words.
final class Certificates {
    private Certificates() {}

    /// `of CN=localhost, signed by CN=localhost, until 2026-12-22`; of one that is cut or broken just what it should be.
    ///
    /// @param from where it begins in the bytes
    /// @param length how long it is; the bytes may end before that
    static String inWords(byte[] bytes, int from, long length) {
        if (from + length != bytes.length || length == 0) {
            return "X.509";
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            ByteArrayInputStream in = new ByteArrayInputStream(bytes, from, (int) length);
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(in);
            return "of " + Spelling.visible(certificate.getSubjectX500Principal().getName()) + ", signed by "
                    + Spelling.visible(certificate.getIssuerX500Principal().getName()) + ", until "
                    + certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
        } catch (CertificateException e) {
            return "X.509, which cannot be read";
        }
    }
}
