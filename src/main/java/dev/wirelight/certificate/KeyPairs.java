package dev.wirelight.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;

/// Whether a key is the one that a certificate is about.
final class KeyPairs {
    private static final byte[] ANYTHING = "anything".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    /// Signs something with the key and looks whether the certificate's own key finds the signature right.
    static boolean belongTogether(Identity identity) {
        String algorithm =
                switch (identity.key().getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> identity.key().getAlgorithm();
                };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(identity.key());
            signing.update(ANYTHING);
            byte[] signature = signing.sign();
            signing.initVerify(identity.certificate().getPublicKey());
            signing.update(ANYTHING);
            return signing.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
