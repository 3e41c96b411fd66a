package dev.wirelight.capture.format;

import dev.wirelight.trace.Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the comment of a made-up packet says of a connection inside TLS, whose plain bytes are in no packet of the wire.
///
/// Such packets must not be taken for the wire's own. So they go between [stand-ins][#standIn], addresses that exist in no
/// network, on the port that belongs to what is spoken inside: then programs that know nothing of Wirelight show the talk
/// as one of its own.
///
/// @param client of the connection on the wire
/// @param server of the connection on the wire
public record InsideNote(Address client, Address server, Event event) {

    /// What happened.
    public sealed interface Event {}

    /// Both ends agreed on keys.
    ///
    /// @param version such as `TLSv1.3`
    /// @param cipherSuite such as `TLS_AES_128_GCM_SHA256`
    /// @param applicationProtocol such as `http/1.1`; empty where none was agreed on
    public record Secured(String version, String cipherSuite, String applicationProtocol) implements Event {}

    /// The packet's data came out of a record, or went into one.
    ///
    /// @param encrypted whether they went into one
    /// @param sequenceNumber TCP's number of the record's first byte on the wire, 0 to 2^32 - 1
    /// @param recordLength how many bytes it takes there, with its header
    public record Carried(boolean encrypted, long sequenceNumber, int recordLength) implements Event {}

    /// The sender of the packet says that it will send no more.
    public record CloseNotify() implements Event {}

    /// The stream of the packet's sender ended without that.
    public record Truncated() implements Event {}

    /// Nothing more is said inside.
    public record Closed() implements Event {}

    /// The packet is there only because TCP needs it.
    public record OnlyTcp() implements Event {}

    private static final String BEGINNING = "plain bytes inside TLS, not on the wire; carried by ";
    private static final String PREFIX = Reconstruction.FROM + BEGINNING;
    private static final String ONLY_TCP = "TCP wants this packet";
    private static final String CLOSE_NOTIFY = "close_notify";
    private static final String TRUNCATED = "the end came without a close_notify";
    private static final String CLOSED = "the end";
    private static final Pattern WORDS =
            Pattern.compile("(\\S{1,60}):(\\d{1,5}) → (\\S{1,60}):(\\d{1,5}): ([^;]{1,400}); .*", Pattern.DOTALL);
    private static final Pattern SECURED =
            Pattern.compile("agreed on (\\S{1,40}) with (\\S{1,100})(?: to speak (\\S{1,100}))?");
    private static final Pattern CARRIED =
            Pattern.compile("(decrypted from|encrypted into) the record of (\\d{1,6}) bytes at sequence number (\\d{1,10})");

    /// What the packet is made up from, in words: for [Reconstruction#comment].
    public String words() {
        String what =
                switch (event) {
                    case Secured(String version, String suite, String protocol) ->
                        "agreed on " + version + " with " + suite + (protocol.isEmpty() ? "" : " to speak " + protocol);
                    case Carried(boolean encrypted, long number, int length) ->
                        (encrypted ? "encrypted into" : "decrypted from") + " the record of " + length
                                + " bytes at sequence number " + number;
                    case CloseNotify() -> CLOSE_NOTIFY;
                    case Truncated() -> TRUNCATED;
                    case Closed() -> CLOSED;
                    case OnlyTcp() -> ONLY_TCP;
                };
        return BEGINNING + client + " → " + server + ": " + what;
    }

    /// Reads a packet's comment.
    ///
    /// @return empty where it says nothing of the kind
    public static Optional<InsideNote> of(String comment) {
        if (!comment.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Matcher words = WORDS.matcher(comment).region(PREFIX.length(), comment.length());
        if (!words.matches()) {
            return Optional.empty();
        }
        try {
            Address client = address(words.group(1), words.group(2));
            Address server = address(words.group(3), words.group(4));
            return event(words.group(5)).map(event -> new InsideNote(client, server, event));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // somebody else wrote this
        }
    }

    private static Address address(String host, String port) {
        String digits = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return Address.of(InetAddress.ofLiteral(digits).getAddress(), Integer.parseInt(port));
    }

    private static Optional<Event> event(String words) {
        Matcher carried = CARRIED.matcher(words);
        if (carried.matches()) {
            boolean encrypted = carried.group(1).startsWith("encrypted");
            return Optional.of(new Carried(
                    encrypted, Long.parseLong(carried.group(3)) & 0xffff_ffffL, Integer.parseInt(carried.group(2))));
        }
        Matcher secured = SECURED.matcher(words);
        if (secured.matches()) {
            String protocol = secured.group(3) == null ? "" : secured.group(3);
            return Optional.of(new Secured(secured.group(1), secured.group(2), protocol));
        }
        return switch (words) {
            case CLOSE_NOTIFY -> Optional.of(new CloseNotify());
            case TRUNCATED -> Optional.of(new Truncated());
            case CLOSED -> Optional.of(new Closed());
            case ONLY_TCP -> Optional.of(new OnlyTcp());
            default -> Optional.empty();
        };
    }

    /// The address that stands for one end inside: `2001:db8::` with the real address in its last bits. That prefix is
    /// for examples in books (RFC 3849), and no network uses it. Of an IPv6 address the first 32 bits are lost.
    ///
    /// @param port that it is to have
    public static Address standIn(Address real, int port) {
        byte[] ip = InetAddress.ofLiteral(real.host()).getAddress();
        byte[] made = new byte[16];
        int from = Math.max(0, ip.length - 12);
        System.arraycopy(ip, from, made, 16 - (ip.length - from), ip.length - from);
        made[0] = 0x20;
        made[1] = 0x01;
        made[2] = 0x0d;
        made[3] = (byte) 0xb8;
        return Address.of(made, port);
    }
}
