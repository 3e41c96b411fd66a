package dev.wirelight.certificate;

/// A certificate could not be made, read or used. The message says in plain words why, and what to do next.
public final class CertificateTrouble extends Exception {
    private static final long serialVersionUID = 1;

    /// What somebody who brings a certificate along has to add.
    public enum Need {
        NOTHING,
        /// That of the PKCS#12 file.
        PASSWORD,
        /// The file with the key of the certificate.
        KEY
    }

    private final String what;
    private final Need need;

    CertificateTrouble(String message) {
        super(message);
        this.what = message;
        this.need = Need.NOTHING;
    }

    CertificateTrouble(String message, Throwable cause) {
        super(message, cause);
        this.what = message;
        this.need = Need.NOTHING;
    }

    /// @param inTerminal what to do about it in a terminal; a window asks for what is needed
    CertificateTrouble(String what, Need need, String inTerminal) {
        super((what + " " + inTerminal).strip());
        this.what = what;
        this.need = need;
    }

    /// Why, without what to do about it in a terminal.
    public String what() {
        return what;
    }

    public Need need() {
        return need;
    }
}
