package dev.wirelight.dissect;

import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetCommand;
import dev.wirelight.protocol.telnet.TelnetOption;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;
import java.util.List;

/// The fields of a piece of a telnet stream (RFC 854, RFC 855).
final class TelnetFields {
    static final Section COMMANDS = Section.rfc(854, "Telnet command structure");
    static final Section PRINTER = Section.rfc(854, "The NVT printer and keyboard");
    private static final Section OPTIONS = Section.rfc(855, "");
    private static final Words IAC = new Words(
            "interpret as command",
            "The byte 255 says: what follows is no text but a command to the program at the other end.",
            COMMANDS);
    private static final Words ESCAPED = new Words(
            "one data byte 255",
            "255 announces a command. A 255 that is meant as data is therefore sent twice, and the receiver makes one"
                    + " of the two.",
            COMMANDS);

    private TelnetFields() {}

    static Dissection explain(Unit unit, TelnetUnit telnet, byte[] bytes) {
        Tiles tiles = new Tiles(bytes, COMMANDS);
        switch (telnet) {
            case TelnetUnit.Data data -> data(tiles, bytes);
            case TelnetUnit.Command command -> command(tiles, command.code());
            case TelnetUnit.Negotiation negotiation -> negotiation(tiles, negotiation);
            case TelnetUnit.Subnegotiation sub -> subnegotiation(tiles, sub, bytes);
        }
        Source wire = new Source("wire", Origin.OBSERVED, bytes, tiles.done());
        return new Dissection(title(telnet), section(telnet), List.of(wire), bytes.length, unit.length());
    }

    private static String title(TelnetUnit telnet) {
        return switch (telnet) {
            case TelnetUnit.Data data -> data.lineEnd() == LineEnd.NONE ? "Text without a line end" : "Line of text";
            case TelnetUnit.Command command ->
                (TelnetCommand.isDefined(command.code()) ? "Telnet command " : "Telnet ")
                        + TelnetCommand.nameOf(command.code());
            case TelnetUnit.Negotiation negotiation ->
                "Telnet negotiation " + negotiation.verb() + " " + TelnetOption.nameOf(negotiation.option());
            case TelnetUnit.Subnegotiation sub -> "Telnet subnegotiation " + TelnetOption.nameOf(sub.option());
        };
    }

    private static Section section(TelnetUnit telnet) {
        return switch (telnet) {
            case TelnetUnit.Data _ -> PRINTER;
            case TelnetUnit.Command _ -> COMMANDS;
            case TelnetUnit.Negotiation _, TelnetUnit.Subnegotiation _ -> OPTIONS;
        };
    }

    /// Characters in runs; line ends, NUL and doubled IACs each by themselves.
    private static void data(Tiles tiles, byte[] bytes) {
        while (tiles.at() < tiles.end()) {
            int at = tiles.at();
            int run = at;
            while (run < tiles.end() && isCharacter(bytes[run])) {
                run++;
            }
            if (run > at) {
                tiles.leafTo(
                        "Characters", run, Spelling.quoted(Spelling.text(bytes, at, run)), characters(bytes, at, run));
            } else {
                special(tiles, bytes, at);
            }
            if (tiles.at() == at) {
                return; // Full: what is left becomes the rest.
            }
        }
    }

    private static boolean isCharacter(byte b) {
        return b != '\r' && b != '\n' && b != 0 && (b & 0xff) != TelnetReader.IAC;
    }

    private static void special(Tiles tiles, byte[] bytes, int at) {
        int second = at + 1 < tiles.end() ? bytes[at + 1] & 0xff : -1;
        switch (bytes[at] & 0xff) {
            case '\r' -> {
                if (second == '\n' || second == 0) {
                    LineEnd end = second == '\n' ? LineEnd.CR_LF : LineEnd.CR_NUL;
                    tiles.group("Line end", 16, end.toString(), TelnetWords.lineEnd(end), parts -> {
                        parts.number("CR", 8, "13", TelnetWords.CR);
                        parts.number(
                                second == 0 ? "NUL" : "LF",
                                8,
                                "" + second,
                                second == 0 ? TelnetWords.NUL : TelnetWords.LF);
                    });
                } else {
                    tiles.number("CR", 8, "13", TelnetWords.CR_ALONE);
                }
            }
            case '\n' ->
                tiles.group(
                        "Line end",
                        8,
                        LineEnd.LF.toString(),
                        TelnetWords.lineEnd(LineEnd.LF),
                        parts -> parts.number("LF", 8, "10", TelnetWords.LF));
            case 0 -> tiles.number("NUL", 8, "0", TelnetWords.NUL);
            case TelnetReader.IAC -> {
                if (second == TelnetReader.IAC) {
                    tiles.group("IAC IAC", 16, "255", ESCAPED, parts -> {
                        parts.number("IAC", 8, "255", IAC);
                        parts.number("Data byte", 8, "255", ESCAPED);
                    });
                } else {
                    tiles.number("IAC", 8, "255", IAC);
                }
            }
            default -> throw new IllegalStateException("a character is no special byte");
        }
    }

    private static Words characters(byte[] bytes, int from, int to) {
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            ascii &= bytes[i] >= 0;
        }
        String meaning = ascii
                ? to - from == 1 ? "1 character" : Spelling.number(to - from) + " characters"
                : Spelling.bytes(to - from) + ", not all of them ASCII";
        return new Words(
                meaning,
                ascii
                        ? "Plain characters, one byte each. Nothing round them says where they begin or how many there"
                                + " are: the line's end does."
                        : "Telnet's own characters are those of ASCII, 0 to 127. Bytes above are mostly UTF-8, in"
                                + " which one character takes two bytes or more.",
                PRINTER);
    }

    private static void command(Tiles tiles, int code) {
        tiles.number("IAC", 8, "255", IAC);
        tiles.number("Command", 8, Integer.toString(code), TelnetWords.command(code));
    }

    private static void negotiation(Tiles tiles, TelnetUnit.Negotiation negotiation) {
        tiles.number("IAC", 8, "255", IAC);
        tiles.number("Verb", 8, Integer.toString(negotiation.verb().code()), TelnetWords.verb(negotiation.verb()));
        tiles.number("Option", 8, Integer.toString(negotiation.option()), TelnetWords.option(negotiation.option()));
    }

    private static void subnegotiation(Tiles tiles, TelnetUnit.Subnegotiation sub, byte[] bytes) {
        Words begin = new Words(
                "SB, subnegotiation begins", "Both sides agreed on the option; now come its details.", OPTIONS);
        Words end = new Words("SE, subnegotiation ends", "From here on the bytes are text again.", OPTIONS);
        tiles.number("IAC", 8, "255", IAC);
        tiles.number("SB", 8, "250", begin);
        tiles.number("Option", 8, Integer.toString(sub.option()), TelnetWords.option(sub.option()));
        int to = sub.length() - (isEnded(sub, bytes) ? 2 : 0);
        String text = Spelling.hex(bytes, Math.min(tiles.at(), bytes.length), Math.min(to, bytes.length));
        if (TelnetParameterFields.knows(sub.option())) {
            Words words = TelnetWords.parameters(sub);
            tiles.groupTo("Parameters", to, text, words, parts -> TelnetParameterFields.lay(parts, sub.option()));
        } else {
            tiles.leafTo("Parameters", to, text, TelnetWords.parameters(sub));
        }
        tiles.number("IAC", 8, "255", IAC);
        tiles.number("SE", 8, "240", end);
    }

    /// A subnegotiation that grows too long is given up before its end comes.
    private static boolean isEnded(TelnetUnit.Subnegotiation sub, byte[] bytes) {
        int at = sub.length() - 2;
        return bytes.length < sub.length()
                || (bytes[at] & 0xff) == TelnetReader.IAC && (bytes[at + 1] & 0xff) == TelnetReader.SE;
    }
}
