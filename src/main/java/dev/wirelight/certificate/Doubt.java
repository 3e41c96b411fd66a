package dev.wirelight.certificate;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Something for which a client may distrust the certificate of a server.
///
/// @param words what is the matter with it, in a sentence
/// @param next what to do about it, in a sentence
public record Doubt(Kind kind, String words, String next) {
    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "::1");
    private static final String TELL_THE_CLIENT =
            "Tell the client to trust it, or in a browser open the https:// page and accept the warning.";

    /// What a certificate is doubted for.
    public enum Kind {
        /// It is not valid now: no client should accept it (RFC 5280 §4.1.2.5).
        TIME,
        /// It is not for this computer's own names.
        NAME,
        /// Its own key signed it, and nobody else.
        SIGNED_BY_ITSELF,
        /// Somebody signed it of whom this Java does not know.
        SIGNER
    }

    /// All that is to be said against a certificate, for a server of this computer; empty where every client should trust
    /// it.
    ///
    /// @param host where the server listens
    public static List<Doubt> about(Identity identity, String host, Instant now) {
        List<Doubt> doubts = new ArrayList<>();
        X509Certificate certificate = identity.certificate();
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException e) {
            doubts.add(new Doubt(
                    Kind.TIME,
                    "It is no longer valid: it expired on " + day(certificate.getNotAfter()) + ".",
                    "Start the server with one that is valid."));
        } catch (CertificateNotYetValidException e) {
            doubts.add(new Doubt(
                    Kind.TIME,
                    "It is not valid before " + day(certificate.getNotBefore()) + ".",
                    "Is this computer's clock right? Else start the server with one that is valid."));
        }
        List<String> names = identity.names();
        if (names.stream().noneMatch(name -> name.equals(host) || THIS_COMPUTER.contains(name))) {
            doubts.add(new Doubt(
                    Kind.NAME,
                    names.isEmpty()
                            ? "It is for no name at all (it has no subjectAltName)."
                            : "It is for " + String.join(", ", names) + " alone, and not for an address such as 127.0.0.1.",
                    "Connect to a name that it is for, or start the server with one that is for this name."));
        }
        if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            doubts.add(new Doubt(Kind.SIGNED_BY_ITSELF, "It is signed by nobody but itself.", TELL_THE_CLIENT));
        } else if (doubts.stream().noneMatch(doubt -> doubt.kind() == Kind.TIME) && !Trust.isOfAnAuthority(identity.chain())) {
            doubts.add(new Doubt(
                    Kind.SIGNER,
                    "It is signed by " + identity.chain().getLast().getIssuerX500Principal()
                            + ", whom only those trust who were told to.",
                    TELL_THE_CLIENT));
        }
        return List.copyOf(doubts);
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }
}
