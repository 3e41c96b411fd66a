package dev.wirelight.certificate;

/// A certificate could not be made, read or used. The message says in plain words why, and what to do next.
public final class CertificateTrouble extends Exception {
    private static final long serialVersionUID = 1;

    CertificateTrouble(String message) {
        super(message);
    }

    CertificateTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
