package dev.wirelight.socket;

import dev.wirelight.protocol.tls.TlsNames;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.trace.Side;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/// Why TLS did not come about, in plain words.
final class TlsWords {
    private static final String RECEIVED = "Received fatal alert: ";
    private static final Set<String> DISTRUST = Set.of("unknown_ca", "certificate_unknown", "bad_certificate");

    private static final String READ_AT_START = " A server looks at its certificate when it starts: stop it and start it again;"
            + " the lab's own is then made anew, and one of your own has to be renewed first.";
    /// What Java says may hold what the peer sent, as long as a handshake may be.
    private static final int MOST_SAID = 120;

    private TlsWords() {}

    /// A client that came with something else.
    private static String notTls(byte[] first) {
        int value = first[0] & 0xff;
        String shown = value > ' ' && value < 0x7f ? " (\"" + (char) value + "\")" : "";
        return "The client does not speak TLS: its first byte is " + String.format("%02x", value) + shown
                + ", and a TLS handshake begins with 16. "
                + (looksLikeHttp(first)
                        ? "It looks like HTTP without TLS: with TLS an address begins with https:// or wss://."
                        : "It may have been sent to the wrong port. By hand, TLS is spoken with openssl s_client.");
    }

    private static boolean looksLikeHttp(byte[] first) {
        String text = new String(first, 0, Math.min(first.length, 16), StandardCharsets.ISO_8859_1);
        return text.matches("(?s)[A-Z]{3,8} [/*h].*");
    }

    /// Why a handshake did not come about; empty where the trace has it from the socket already.
    static Optional<String> ofHandshake(IOException e, TlsTerms terms, Side side) {
        return switch (e) {
            case NotTls other -> Optional.of(notTls(other.firstBytes()));
            case SocketTimeoutException _ -> Optional.of(tooSlow(terms.patience(), side));
            case EOFException _ -> Optional.of(left(side));
            case NoRecord other when side == Side.CLIENT && other.length().isEmpty() -> Optional.of(
                    "What answered does not speak TLS. Without TLS the address begins with ws:// or http://.");
            case SSLException broken -> Optional.of(of(broken, terms, side));
            default -> Optional.empty();
        };
    }

    private static String tooSlow(Duration patience, Side side) {
        return "The " + peer(side) + " did not complete the TLS handshake within " + patience.toSeconds() + " seconds."
                + (side == Side.CLIENT ? " Does it speak TLS?" : "");
    }

    private static String left(Side side) {
        return "The " + peer(side) + " ended the connection in the middle of the TLS handshake."
                + (side == Side.SERVER ? " A client that does not trust the certificate may do that." : " Does it speak TLS?");
    }

    static String of(SSLException e, TlsTerms terms, Side side) {
        if (e instanceof NoRecord other) {
            return other.length().isEmpty()
                    ? "What the " + peer(side) + " sent is no TLS record."
                    : String.format(
                            Locale.ROOT,
                            "The %s sent a record that says that it carries %,d bytes, and no TLS record may carry more than %,d.",
                            peer(side), other.length().getAsInt(), TlsRecord.MOST);
        }
        String said = String.valueOf(e.getMessage());
        if (said.contains(RECEIVED)) {
            String name = alert(said);
            if (side == Side.SERVER && DISTRUST.contains(name)) {
                return TlsFailure.DISTRUSTED + " and gave up, with the TLS alert " + name + ". "
                        + terms.ifDistrusted();
            }
            return "The " + peer(side) + " gave up, with the TLS alert " + name + ": " + meaning(name)
                    + (side == Side.SERVER && name.equals("certificate_expired") ? READ_AT_START : "");
        }
        if (side == Side.CLIENT) {
            String certificate = certificate(e);
            if (!certificate.isEmpty()) {
                return certificate;
            }
        }
        return ours(said, side);
    }

    private static String alert(String said) {
        return said.substring(said.indexOf(RECEIVED) + RECEIVED.length()).strip().toLowerCase(Locale.ROOT);
    }

    /// Whether the other end says that it does not trust a certificate.
    static boolean isDistrust(IOException e) {
        String said = String.valueOf(e.getMessage());
        return e instanceof SSLException && said.contains(RECEIVED) && DISTRUST.contains(alert(said));
    }

    /// What an alert says that is not encrypted: a record of type 21 with two bytes in it, level and description.
    static Optional<String> clearAlert(byte[] record) {
        boolean clear = record.length == TlsRecord.HEADER + 2 && record[0] == TlsRecord.ALERT;
        return clear ? Optional.of(TlsNames.alert(record[TlsRecord.HEADER + 1] & 0xff)) : Optional.empty();
    }

    /// RFC 8446 §6.2, as far as a learner meets them.
    private static String meaning(String alert) {
        return switch (alert) {
            case "unknown_ca", "certificate_unknown", "bad_certificate" ->
                "it does not like the certificate.";
            case "certificate_expired" -> "the certificate is no longer valid, or a clock is wrong.";
            case "protocol_version" -> "it speaks other versions of TLS.";
            case "handshake_failure" -> "there is no way to encrypt that both ends know.";
            case "no_application_protocol" -> "both ends would speak other protocols inside (ALPN).";
            case "unrecognized_name" -> "it does not know the name that was asked for.";
            case "certificate_required" -> "it wants to see a certificate of ours.";
            case "decode_error", "illegal_parameter", "unexpected_message" -> "it could not make sense of what it got.";
            case "bad_record_mac", "decrypt_error" -> "what it got had been changed, or was encrypted with another key.";
            case "record_overflow" -> "a record was too long.";
            case "user_canceled" -> "its user canceled.";
            case "internal_error" -> "something went wrong in it.";
            default -> "see RFC 8446 §6.2.";
        };
    }

    /// What this end found wrong with the server's certificate.
    private static String certificate(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            switch (cause) {
                case CertificateExpiredException _ -> {
                    return "The server's certificate is no longer valid: it expired. Its owner has to renew it. (" + said + ")";
                }
                case CertificateNotYetValidException _ -> {
                    return "The server's certificate is not valid yet. Is this computer's clock right? (" + said + ")";
                }
                default -> {}
            }
            if (said.startsWith("No subject alternative") || said.startsWith("No name matching")) {
                return "The server's certificate is for another name than the one asked for, so this may be another server. ("
                        + said + ") Use a name that stands in the certificate.";
            }
            if (said.startsWith("PKIX path")) {
                return "The server's certificate is signed by nobody whom this computer trusts, so nobody knows whose server"
                        + " this is. A lab's certificate is trusted only by the user who started that lab.";
            }
        }
        return "";
    }

    /// What this end found wrong with what the other one said.
    private static String ours(String said, Side side) {
        String peer = "The " + peer(side);
        if (said.contains("protocol") && said.contains("is not enabled") || said.contains("No appropriate protocol")
                || said.contains("not supported protocol") || said.contains("client supported protocol versions")) {
            return (side == Side.SERVER ? TlsFailure.OLD_VERSIONS : peer + " offers only versions of TLS that are too old")
                    + " to be safe. This end speaks TLS 1.2 and 1.3.";
        }
        if (said.contains("no cipher suites in common") || said.contains("cipher suite")) {
            return peer + " offers no cipher suite that this end accepts.";
        }
        if (said.contains("No available authentication scheme")) {
            return peer + " accepts no signature that the key of this end's certificate can make.";
        }
        if (said.contains("no_application_protocol") || said.contains("ALPN")) {
            return peer + " would speak other protocols inside (ALPN), such as h2. This end speaks http/1.1.";
        }
        if (said.contains("Unsupported or unrecognized SSL message") || said.contains("Unrecognized") || said.contains("record version")) {
            return side == Side.CLIENT
                    ? "What answered does not speak TLS. Without TLS the address begins with ws:// or http://."
                    : "What the client sent is no TLS record.";
        }
        if (said.contains("Tag mismatch") || said.contains("bad record MAC") || said.contains("bad_record_mac")) {
            return "A record of the " + peer(side) + "'s had been changed on its way: its tag does not fit. This end gave up, with"
                    + " the TLS alert bad_record_mac.";
        }
        String most = said.length() <= MOST_SAID ? said.replaceFirst("\\.+$", "") + "." : said.substring(0, MOST_SAID) + " …";
        return "TLS failed with the " + peer(side) + ": " + most;
    }

    private static String peer(Side side) {
        return side == Side.SERVER ? "client" : "server";
    }
}
