package dev.wirelight.server;

import dev.wirelight.certificate.CertificateTrouble;
import dev.wirelight.certificate.Doubt;
import dev.wirelight.certificate.Identity;
import dev.wirelight.certificate.ServerCertificate;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.NotTls;
import dev.wirelight.socket.TlsFailure;
import dev.wirelight.socket.TlsTerms;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a server with TLS does before a connection can be talked on.
final class SecureDoor {
    private final Supplier<ServerCertificate> certificate;
    private final Peer.Kind kind;
    private final Trace trace;
    private final String service;
    private final ServerLimits limits;
    private final AtomicInteger distrusted = new AtomicInteger();
    private volatile List<Doubt> doubts = List.of();

    SecureDoor(Supplier<ServerCertificate> certificate, Peer.Kind kind, Trace trace, String service, ServerLimits limits) {
        this.certificate = certificate;
        this.kind = kind;
        this.trace = trace;
        this.service = service;
        this.limits = limits;
    }

    /// How many clients did not trust the certificate.
    int distrusted() {
        return distrusted.get();
    }

    /// Why a client may distrust the certificate that is shown.
    List<Doubt> doubts() {
        return doubts;
    }

    /// Gets key and certificate, and says in the trace which.
    ///
    /// @param host where the server is to listen
    /// @throws CannotListen when there are none, with words for a learner
    TlsTerms open(String host) throws CannotListen {
        try {
            Identity identity = certificate.get().identity();
            trace.note(service, null, new Call.Remark(which(identity) + String.join(", ", identity.names())
                    + " until " + identity.validUntil() + ". SHA-256: " + identity.fingerprint()));
            doubts = Doubt.about(identity, host, Instant.now());
            return new TlsTerms(
                    identity.serverContext(), kind.applicationProtocols(), limits.tlsHandshake(), ifDistrusted(doubts));
        } catch (CertificateTrouble e) {
            throw new CannotListen(String.valueOf(e.getMessage()), false, 0);
        }
    }

    private static String ifDistrusted(List<Doubt> doubts) {
        return doubts.isEmpty()
                ? "Does the client know who signed it, and did it ask for a name that the certificate is for?"
                : Stream.concat(doubts.stream().map(Doubt::words), doubts.stream().map(Doubt::next).distinct())
                        .collect(Collectors.joining(" "));
    }

    /// That it is out of time comes first: a row of the ladder has no room for all of it.
    private static String which(Identity identity) {
        try {
            identity.certificate().checkValidity();
            return "Its certificate is for ";
        } catch (CertificateExpiredException e) {
            return "Its certificate has expired: clients will refuse it. It is for ";
        } catch (CertificateNotYetValidException e) {
            return "Its certificate is not valid yet: clients will refuse it. Is this computer's clock right? It is for ";
        }
    }

    /// Agrees with the client on keys. Whoever comes without TLS is told so in its own language.
    ///
    /// @return whether it came about; where not, the trace says why
    boolean shakesHands(ConnectedSocket connected) {
        try {
            connected.shakeHands();
            return true;
        } catch (NotTls e) {
            byte[] words = WrongPort.tlsHere(kind, e.firstBytes(), connected.connection().server());
            Goodbye.tell(e.wire(), words, limits.goodbye());
            return false;
        } catch (TlsFailure e) {
            if (e.isDistrust()) {
                distrusted.incrementAndGet();
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
