package dev.wirelight.conversation;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Utf8Checker;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out from the first bytes of one flow what is spoken on a connection of which nobody said it.
///
/// It looks at one byte after the other and stops as soon as it is sure, so that the answer does not depend on how the bytes
/// arrived.
final class Recognition {
    /// After so many bytes of one flow there is an answer.
    static final int MOST = 4_096;

    private static final int MOST_TEXT = 256;
    private static final Pattern REQUEST_LINE = Pattern.compile("[!-~]+ .* HTTP/\\d.*", Pattern.DOTALL);
    private static final int IAC = 255;

    /// What was found.
    ///
    /// @param sure false where it is only what remains when nothing else fits
    record Verdict(Protocol protocol, boolean sure) {}

    private enum Telnet {
        NONE,
        IAC,
        VERB,
        SURE
    }

    private final Role sender;
    private final boolean middle;
    private final boolean telnetPort;
    private final ByteSink seen = new ByteSink();
    private final Utf8Checker utf8 = new Utf8Checker();
    private boolean text = true;
    private Telnet telnet = Telnet.NONE;

    /// @param middle whether these may be bytes from the middle of a connection
    /// @param telnetPort whether the connection's port is one where telnet is spoken
    Recognition(Role sender, boolean middle, boolean telnetPort) {
        this.sender = sender;
        this.middle = middle;
        this.telnetPort = telnetPort;
    }

    /// Whether nothing was given to it yet.
    boolean isEmpty() {
        return seen.isEmpty();
    }

    /// Takes the next bytes of the flow.
    ///
    /// @return the answer, or empty when more bytes are needed
    Optional<Verdict> take(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            seen.add(bytes, i, 1);
            look(bytes[i] & 0xff);
            Optional<Verdict> verdict = judge();
            if (verdict.isPresent()) {
                return verdict;
            }
        }
        return Optional.empty();
    }

    /// The best answer where no more bytes come.
    Verdict atTheEnd() {
        if (HeadGuess.begins(seen.array(), 0, seen.length(), sender)) {
            return new Verdict(Protocol.HTTP, true);
        }
        return telnetPort || telnet != Telnet.NONE ? new Verdict(Protocol.TELNET, true) : remaining();
    }

    private Verdict remaining() {
        return new Verdict(text ? Protocol.TELNET : Protocol.UNKNOWN, false);
    }

    private void look(int b) {
        switch (telnet) {
            case NONE -> {
                if (text && b == IAC) {
                    telnet = Telnet.IAC;
                } else {
                    text &= isText(b);
                }
            }
            case IAC -> {
                telnet = b >= 251 && b < 255 ? Telnet.VERB : b >= 240 && b < 251 ? Telnet.SURE : Telnet.NONE;
                text = false;
            }
            case VERB -> telnet = Telnet.SURE;
            case SURE -> {}
        }
    }

    private boolean isText(int b) {
        boolean usual = b >= 0x20 && b != 0x7f || b >= 7 && b <= '\r' || b == 0x1b;
        boolean afterCr = b == 0 && seen.length() > 1 && at(seen.length() - 2) == '\r';
        return (usual || afterCr) && utf8.accept(new byte[] {(byte) b}, 0, 1);
    }

    private int at(int index) {
        return seen.array()[index] & 0xff;
    }

    private Optional<Verdict> judge() {
        int length = seen.length();
        boolean lineEnds = at(length - 1) == '\n';
        if (telnet == Telnet.SURE) {
            return sure(Protocol.TELNET);
        }
        if (mayBeTls()) {
            return length >= 5 ? sure(Protocol.TLS) : Optional.empty();
        }
        if (isHttp(lineEnds)) {
            return sure(Protocol.HTTP);
        }
        if (!lineEnds && HeadGuess.mayBegin(seen.array(), 0, length, sender)) {
            return Optional.empty();
        }
        if (middle && mayBeFrame()) {
            return isFrame() ? sure(Protocol.WEBSOCKET) : Optional.empty();
        }
        if (telnet != Telnet.NONE) {
            return Optional.empty();
        }
        if (telnetPort) {
            return sure(Protocol.TELNET);
        }
        boolean decided = !text || lineEnds || length >= MOST_TEXT;
        return decided ? Optional.of(remaining()) : Optional.empty();
    }

    private static Optional<Verdict> sure(Protocol protocol) {
        return Optional.of(new Verdict(protocol, true));
    }

    private String latin1() {
        return new String(seen.array(), 0, seen.length(), StandardCharsets.ISO_8859_1);
    }

    /// The header of a TLS record (RFC 8446 §5.1): type, 3, 0 to 4, a length.
    private boolean mayBeTls() {
        int length = seen.length();
        return at(0) >= 20
                && at(0) <= 24
                && (length < 2 || at(1) == 3)
                && (length < 3 || at(2) <= 4)
                && (length < 4 || at(3) <= 0x48)
                && (length < 5 || (at(3) | at(4)) != 0);
    }

    /// A line of text may begin with GET too, so of a request the whole first line is looked at.
    private boolean isHttp(boolean lineEnds) {
        if (sender == Role.CLIENT && lineEnds) {
            return REQUEST_LINE.matcher(latin1()).matches();
        }
        boolean enough = sender == Role.SERVER || seen.length() == MOST;
        return enough && HeadGuess.begins(seen.array(), 0, seen.length(), sender);
    }

    /// Only frames with FIN: far more often a small first byte, or a letter, begins something else.
    private boolean mayBeFrame() {
        return at(0) >= 0x80 && FrameGuess.mayBegin(seen.array(), 0, seen.length(), sender);
    }

    private boolean isFrame() {
        int length = seen.length();
        if (length < 2 || length < FrameHeader.lengthOf(at(1))) {
            return false;
        }
        FrameHeader header = FrameHeader.read(seen.array(), 0);
        return header.lengthForm() == LengthForm.BITS_64
                || length == MOST
                || length >= header.length() + header.payloadLength();
    }
}
