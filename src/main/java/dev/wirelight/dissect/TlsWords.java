package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tls.Grease;
import dev.wirelight.protocol.tls.HandshakeType;
import dev.wirelight.protocol.tls.MessagePart;
import dev.wirelight.protocol.tls.TlsContext;
import dev.wirelight.protocol.tls.TlsNames;
import dev.wirelight.protocol.tls.TlsRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is said about TLS records, handshake messages, extensions and alerts.
final class TlsWords {
    static final Words GREASE = new Words(
            Grease.NAME,
            "A value without a meaning. Browsers mix such values in, so that servers keep passing over what they do not know and"
                    + " new values can be invented later.",
            Section.rfc(8701, "2"));
    static final Words CHANGE_CIPHER_SPEC = new Words(
            "from now on encrypted",
            "Until TLS 1.2: all that this side sends after it is encrypted. In TLS 1.3 it means nothing and is sent only to look"
                    + " familiar to devices on the way.",
            Section.rfc(8446, "5"));
    static final Words ALERT = new Words(
            "a word about the connection",
            "How one end tells the other that it is done, or what is wrong.",
            Section.rfc(8446, "6"));

    private static final Map<String, Words> EXTENSIONS = Map.ofEntries(
            Words.entry("server_name", Section.rfc(6066, "3"), "whom the client wants to talk to",
                    "One address may serve many names, and each has a certificate of its own, so the client says the name"
                            + " first. It is not encrypted: everybody on the way can read it."),
            Words.entry("application_layer_protocol_negotiation", Section.rfc(7301, "3.1"), "what is to be spoken inside",
                    "ALPN: the client lists protocols, such as http/1.1 and h2, and the server chooses one. That saves asking"
                            + " later."),
            Words.entry("supported_versions", Section.rfc(8446, "4.2.1"), "versions of TLS",
                    "The client lists the versions that it speaks, the server answers with one. This is where TLS 1.3 is agreed"
                            + " on."),
            Words.entry("supported_groups", Section.rfc(8446, "4.2.7"), "curves and groups",
                    "The mathematical groups in which the client can compute a common secret, its favourite first."),
            Words.entry("signature_algorithms", Section.rfc(8446, "4.2.3"), "kinds of signatures",
                    "Which signatures the sender can check, its favourite first."),
            Words.entry("signature_algorithms_cert", Section.rfc(8446, "4.2.3"), "kinds of signatures in certificates",
                    "Which signatures in certificates the sender can check."),
            Words.entry("key_share", Section.rfc(8446, "4.2.8"), "public keys",
                    "A public key for one group or several, made for this connection. Since the client sends it at once, TLS 1.3"
                            + " needs only one round trip."),
            Words.entry("psk_key_exchange_modes", Section.rfc(8446, "4.2.9"), "how a session may go on",
                    "How the client would take up an earlier session: with the old key alone, or with a fresh common secret too."),
            Words.entry("pre_shared_key", Section.rfc(8446, "4.2.11"), "tickets of earlier sessions",
                    "The client shows tickets that it got before, the server takes one of them."),
            Words.entry("early_data", Section.rfc(8446, "4.2.10"), "data without waiting",
                    "The client sends data at once, encrypted with the key of an earlier session."),
            Words.entry("cookie", Section.rfc(8446, "4.2.2"), "to be sent back",
                    "The server gives it with a HelloRetryRequest, and the client brings it along in its second ClientHello."),
            Words.entry("certificate_authorities", Section.rfc(8446, "4.2.4"), "who is trusted",
                    "Names of those whose signature on a certificate the sender trusts."),
            Words.entry("oid_filters", Section.rfc(8446, "4.2.5"), "wishes for certificates",
                    "What a client's certificate should say."),
            Words.entry("post_handshake_auth", Section.rfc(8446, "4.2.6"), "certificate later",
                    "The client is ready to show a certificate later, when the server asks."),
            Words.entry("status_request", Section.rfc(6066, "8"), "is the certificate still good?",
                    "The client asks the server to bring along a fresh statement (OCSP) that its certificate was not called"
                            + " back."),
            Words.entry("max_fragment_length", Section.rfc(6066, "4"), "small records",
                    "A client with little memory asks for shorter records."),
            Words.entry("ec_point_formats", Section.rfc(8422, "5.1.2"), "how points are written",
                    "How a point on a curve is written as bytes. Today always uncompressed; TLS 1.3 does not use it."),
            Words.entry("renegotiation_info", Section.rfc(5746, "3.2"), "safe renegotiation",
                    "Ties a second handshake on the same connection to the first, so that nobody can slip in between. Empty in"
                            + " the first."),
            Words.entry("extended_master_secret", Section.rfc(7627, "5.1"), "keys tied to this handshake",
                    "Both ends compute their key from all messages of the handshake, so that no other connection can have the"
                            + " same. It has no data."),
            Words.entry("session_ticket", Section.rfc(5077, "3.2"), "a ticket of an earlier session",
                    "Empty: the client would like a ticket for the next time. Else it is one that the server gave it before."),
            Words.entry("padding", Section.rfc(7685, "3"), "filling",
                    "Zeros that make the ClientHello longer, since some devices choke on certain lengths."),
            Words.entry("encrypt_then_mac", Section.rfc(7366, "2"), "first encrypt, then seal",
                    "For old cipher suites: the seal is computed over what is encrypted, which is safer than the other way"
                            + " round."),
            Words.entry("signed_certificate_timestamp", Section.rfc(6962, "3.3.1"), "proof of publication",
                    "A statement that the certificate stands in a public log, so that false ones are noticed."),
            Words.entry("record_size_limit", Section.rfc(8449, "4"), "the longest record",
                    "How long a record may be that the sender of this is willing to take."),
            Words.entry("compress_certificate", Section.rfc(8879, "3"), "smaller certificates",
                    "The ways of compression in which the sender takes a certificate."),
            Words.entry(Grease.NAME, GREASE.section(), GREASE.meaning(), GREASE.explanation()));

    private static final Map<String, String> ALERTS = Map.ofEntries(
            Map.entry("close_notify", "The sender will send no more. This is how a TLS connection ends properly."),
            Map.entry("unexpected_message", "A message came that does not belong there."),
            Map.entry("bad_record_mac", "A record could not be decrypted: it was changed on the way, or the keys differ."),
            Map.entry("record_overflow", "A record was too long."),
            Map.entry("handshake_failure", "Both ends have nothing in common: no cipher suite, or none of the groups."),
            Map.entry("bad_certificate", "The certificate is broken, or its signature is wrong."),
            Map.entry("unsupported_certificate", "The certificate is of a kind that the receiver cannot use."),
            Map.entry("certificate_revoked", "The one who signed the certificate has called it back."),
            Map.entry("certificate_expired", "The certificate's time is over, or has not begun. Is the clock right?"),
            Map.entry("certificate_unknown", "Something is wrong with the certificate. Browsers say this too when a person has"
                    + " not allowed it."),
            Map.entry("illegal_parameter", "A field of the handshake has a value that it must not have."),
            Map.entry("unknown_ca", "The receiver does not trust the one who signed the certificate. That is usual with"
                    + " certificates that you made yourself."),
            Map.entry("decode_error", "A message could not be read: a length in it is wrong."),
            Map.entry("decrypt_error", "A signature or a check of the handshake is wrong."),
            Map.entry("protocol_version", "The two ends have no version of TLS in common."),
            Map.entry("insufficient_security", "The server wants stronger ciphers than the client offers."),
            Map.entry("internal_error", "Something went wrong inside the sender, not by the other end's fault."),
            Map.entry("inappropriate_fallback", "The client tried an older version than both could speak."),
            Map.entry("user_canceled", "A person stopped it."),
            Map.entry("no_renegotiation", "The sender does not want another handshake."),
            Map.entry("missing_extension", "An extension is missing that must be there."),
            Map.entry("unsupported_extension", "The answer has an extension that nobody asked for."),
            Map.entry("unrecognized_name", "The server knows no site of the name in server_name."),
            Map.entry("certificate_required", "The client has to show a certificate, and showed none."),
            Map.entry("no_application_protocol", "Of the protocols that ALPN listed the server speaks none."));

    private TlsWords() {}

    static Words extension(String name) {
        Words words = EXTENSIONS.get(name);
        return words != null
                ? words
                : new Words(
                        name,
                        "An extension that Wirelight does not split further. Who does not know one passes over it.",
                        Section.rfc(8446, "4.2"));
    }

    static String alert(String name) {
        return ALERTS.getOrDefault(name, "What it is about. This one is rare, or has no meaning any more.");
    }

    static Words message(HandshakeType type) {
        return switch (type) {
            case HELLO_REQUEST -> of(5246, "7.4.1.1", "another handshake, please", "The server asks for a new handshake.");
            case CLIENT_HELLO ->
                of(8446, "4.1.2", "the client begins", "The first message: which versions, ciphers and groups the client knows,"
                        + " and whom it wants to talk to. Nothing in it is encrypted.");
            case SERVER_HELLO ->
                of(8446, "4.1.3", "the server chooses", "The server's choice from what the client offered. In TLS 1.3 all that"
                        + " follows is encrypted.");
            case NEW_SESSION_TICKET -> of(5077, "3.3", "for the next time", "A ticket with which the client can take up this"
                    + " session again.");
            case END_OF_EARLY_DATA -> of(8446, "4.5", "early data ends", "After it the client uses the new keys.");
            case ENCRYPTED_EXTENSIONS -> of(8446, "4.3.1", "more extensions", "Answers to extensions that need not be public.");
            case CERTIFICATE -> of(5246, "7.4.2", "who the sender is", "The sender's certificate, and those that vouch for it.");
            case SERVER_KEY_EXCHANGE -> of(5246, "7.4.3", "the server's share", "The server's public key for this connection,"
                    + " signed, so that nobody else can put in one of his own.");
            case CERTIFICATE_REQUEST -> of(5246, "7.4.4", "who are you?", "The server asks the client for a certificate.");
            case SERVER_HELLO_DONE -> of(5246, "7.4.5", "over to you", "The server has said all; it is empty.");
            case CERTIFICATE_VERIFY -> of(5246, "7.4.8", "proof", "A signature over the handshake so far: the sender has the"
                    + " private key that belongs to its certificate.");
            case CLIENT_KEY_EXCHANGE -> of(5246, "7.4.7", "the client's share", "With it both ends can compute their keys.");
            case FINISHED -> of(5246, "7.4.9", "all agreed", "A checksum over the whole handshake: both ends saw the same"
                    + " messages.");
            case CERTIFICATE_URL -> of(6066, "5", "where the certificate is", "An address of the client's certificate.");
            case CERTIFICATE_STATUS -> of(6066, "8", "the certificate is still good", "A fresh statement (OCSP) that the"
                    + " certificate was not called back.");
            case SUPPLEMENTAL_DATA -> of(4680, "2", "more data", "Further data for the handshake.");
            case KEY_UPDATE -> of(8446, "4.6.3", "new keys", "From now on the sender uses the next keys.");
            case COMPRESSED_CERTIFICATE -> of(8879, "4", "a compressed certificate", "A Certificate message, compressed.");
            case NEXT_PROTOCOL -> of(8446, "4", "the protocol inside", "An old way to say which protocol comes inside TLS.");
            case UNKNOWN -> of(8446, "4", "unknown", "No handshake message has this number.");
        };
    }

    private static Words of(int rfc, String section, String meaning, String explanation) {
        return new Words(meaning, explanation, Section.rfc(rfc, section));
    }

    /// What a record is, such as `ClientHello` or `application data`.
    static String title(Content.Tls tls) {
        boolean encrypted = tls.context().encrypted();
        return switch (tls.header().type()) {
            case TlsRecord.CHANGE_CIPHER_SPEC -> "ChangeCipherSpec";
            case TlsRecord.ALERT -> encrypted ? "alert, encrypted" : "alert";
            case TlsRecord.HANDSHAKE -> encrypted ? "handshake, encrypted" : messages(tls.parts());
            case TlsRecord.APPLICATION_DATA -> "application data";
            default -> TlsNames.contentType(tls.header().type()) + (encrypted ? ", encrypted" : "");
        };
    }

    private static String messages(List<MessagePart> parts) {
        return parts.isEmpty()
                ? "handshake"
                : parts.stream()
                        .limit(8)
                        .map(part -> part.type() + (part.from() > 0 ? " (continued)" : part.isUnfinished() ? " (begins)" : ""))
                        .collect(Collectors.joining(", ")) + (parts.size() > 8 ? ", …" : "");
    }

    /// What an encrypted record may hide.
    static String hidden(Content.Tls tls) {
        TlsContext context = tls.context();
        String sealed = "Encrypted with a key that only the two ends have, and sealed: who changes a bit is noticed. ";
        if (context.version() == TlsContext.TLS_1_3) {
            return sealed + "Inside may be data of the program above, an alert, or a part of the handshake such as"
                    + " EncryptedExtensions, Certificate, Finished or NewSessionTicket; behind it 1 byte says"
                    + " which, and then there may be zeros: padding (§5.4), so that the length does not tell how much was said.";
        }
        return sealed
                + switch (tls.header().type()) {
                    case TlsRecord.HANDSHAKE -> "Right after change_cipher_spec it is Finished, a checksum over the handshake.";
                    case TlsRecord.ALERT -> "At the end of a connection it is most often close_notify.";
                    default -> "Inside are data of the program above, such as HTTP.";
                };
    }
}
