package dev.wirelight.certificate;

import dev.wirelight.certificate.CertificateTrouble.Need;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A certificate that somebody brings along, with its key: in one PKCS#12 file, or in PEM (RFC 7468), in one file or in
/// two.
///
/// @param file with the certificate, and after it those of who signed it
/// @param keyFile with the key, where it is not in the same file
/// @param password of a PKCS#12 file; may be empty
public record OwnCertificate(Path file, Optional<Path> keyFile, String password) implements ServerCertificate {
    private static final long MOST_BYTES = 1 << 20;
    private static final int DER_SEQUENCE = 0x30;

    @Override
    public Identity identity() throws CertificateTrouble {
        byte[] bytes = read(file);
        Identity identity = bytes.length > 0 && bytes[0] == DER_SEQUENCE ? pkcs12(bytes) : pem(bytes);
        String ofKey = identity.key().getAlgorithm();
        String ofCertificate = identity.certificate().getPublicKey().getAlgorithm();
        if (!ofKey.equals(ofCertificate) || !KeyPairs.belongTogether(identity)) {
            throw new CertificateTrouble(
                    "The certificate in " + file + " is for another key than the one"
                            + keyFile.map(key -> " in " + key).orElse(" beside it") + ".",
                    Need.KEY,
                    "Give the key that belongs to it, with --tls-key where it is in a file of its own.");
        }
        for (int i = 1; i < identity.chain().size(); i++) {
            X509Certificate signed = identity.chain().get(i - 1);
            if (!signed.getIssuerX500Principal().equals(identity.chain().get(i).getSubjectX500Principal())) {
                throw new CertificateTrouble("Certificate " + (i + 1) + " in " + file + " is not that of who signed the one before"
                        + " it. The server's own comes first, then that of its signer, and so on.");
            }
        }
        return identity;
    }

    private static byte[] read(Path file) throws CertificateTrouble {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CertificateTrouble(file + " is larger than any certificate. Is it the right file?");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CertificateTrouble("There is no file " + file + ". Check its name.", e);
        } catch (IOException e) {
            throw new CertificateTrouble(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private Identity pkcs12(byte[] bytes) throws CertificateTrouble {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                    List<X509Certificate> chain = new ArrayList<>();
                    for (Certificate certificate : store.getCertificateChain(alias)) {
                        chain.add((X509Certificate) certificate);
                    }
                    return new Identity(key, chain);
                }
            }
            throw new CertificateTrouble("There is no private key in " + file + ".");
        } catch (IOException | GeneralSecurityException e) {
            // KeyStore.load says so that the password was wrong.
            boolean locked = e instanceof UnrecoverableKeyException || e.getCause() instanceof UnrecoverableKeyException;
            if (!locked) {
                throw new CertificateTrouble(file + " cannot be opened: " + e.getMessage() + ". Is it a PKCS#12 file, and whole?", e);
            }
            throw new CertificateTrouble(
                    password.isEmpty() ? file + " is locked with a password." : "The password given is not that of " + file + ".",
                    Need.PASSWORD,
                    "Put its password into the environment variable WIRELIGHT_TLS_PASSWORD, and start again.");
        }
    }

    private Identity pem(byte[] bytes) throws CertificateTrouble {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] der : Pem.blocks(file, text(bytes), "CERTIFICATE")) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (GeneralSecurityException e) {
            throw new CertificateTrouble("A certificate in " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
        if (chain.isEmpty()) {
            throw new CertificateTrouble("There is no certificate in " + file
                    + ". In PEM it begins with -----BEGIN CERTIFICATE-----; a PKCS#12 file (.p12) will do too.");
        }
        Path withKey = keyFile.orElse(file);
        return new Identity(key(withKey, text(read(withKey)), chain.getFirst()), chain);
    }

    private static PrivateKey key(Path file, String text, X509Certificate certificate) throws CertificateTrouble {
        List<byte[]> keys = Pem.blocks(file, text, "PRIVATE KEY");
        if (keys.isEmpty()) {
            boolean other = text.contains(" PRIVATE KEY-----");
            if (other) {
                throw new CertificateTrouble(
                        "The key in " + file + " is encrypted or in an older form. This makes it readable: openssl pkcs8 "
                                + "-topk8 -nodes -in " + file + " -out key.pem",
                        Need.KEY,
                        "");
            }
            throw new CertificateTrouble(
                    "There is no private key in " + file + ". It begins with -----BEGIN PRIVATE KEY-----.",
                    Need.KEY,
                    "Where it is in a file of its own, say --tls-key FILE.");
        }
        try {
            String algorithm = certificate.getPublicKey().getAlgorithm();
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.getFirst()));
        } catch (GeneralSecurityException e) {
            throw new CertificateTrouble("The key in " + file + " does not fit its certificate: " + e.getMessage() + ".", e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// RFC 7468: Base64 between two lines.
    private static final class Pem {
        static List<byte[]> blocks(Path file, String text, String label) throws CertificateTrouble {
            List<byte[]> found = new ArrayList<>();
            String begin = "-----BEGIN " + label + "-----";
            String end = "-----END " + label + "-----";
            for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
                int last = text.indexOf(end, at);
                if (last < 0) {
                    throw new CertificateTrouble("A block in " + file + " has no end: the line " + end + " is missing. Was it copied whole?");
                }
                try {
                    found.add(Base64.getMimeDecoder().decode(text.substring(at + begin.length(), last)));
                } catch (IllegalArgumentException e) {
                    throw new CertificateTrouble("A block in " + file + " is no Base64, as PEM is: " + e.getMessage() + ". Was it changed?", e);
                }
            }
            return found;
        }
    }
}
