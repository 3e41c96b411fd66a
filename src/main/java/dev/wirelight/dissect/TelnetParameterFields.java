package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.telnet.TelnetOption;
import dev.wirelight.protocol.telnet.TelnetReader;

/// What stands in a telnet subnegotiation between the option and IAC SE, for the options that clients really negotiate:
/// terminal type (RFC 1091), window size (RFC 1073), terminal speed (RFC 1079), X display (RFC 1096), environment
/// (RFC 1408, RFC 1572), line mode (RFC 1184), flow control (RFC 1372), status (RFC 859), character set (RFC 2066).
///
/// Where a parameter is 255, it stands twice on the wire: the fields lie over both bytes.
final class TelnetParameterFields {
    private static final int WILL = 251;
    private static final int DONT = 254;

    private final Tiles tiles;
    private final byte[] bytes;
    private final Section section;

    private TelnetParameterFields(Tiles tiles, int option) {
        this.tiles = tiles;
        this.bytes = tiles.bytes();
        this.section = TelnetWords.option(option).section();
    }

    /// Whether the parameters of an option are split into their parts.
    static boolean knows(int option) {
        return switch (option) {
            case 5, 24, 31, 32, 33, 34, 35, 36, 37, 38, 39, 42, 44 -> true;
            default -> false;
        };
    }

    /// Lays the parts over all that is left.
    static void lay(Tiles tiles, int option) {
        TelnetParameterFields fields = new TelnetParameterFields(tiles, option);
        switch (option) {
            case 31 -> fields.windowSize();
            case 24, 32, 35 -> fields.isOrSend(option);
            case 33 -> fields.flowControl();
            case 34 -> fields.lineMode();
            case 36, 39 -> fields.environment();
            case 42 -> fields.characterSet();
            case 5 -> fields.status();
            default -> fields.command("a command of this option", "What the rest means, the option's RFC says.");
        }
        fields.text("Parameters", "what belongs to the command");
    }

    private void windowSize() {
        int columns = number();
        lay("WIDTH", 2, columns == 0 ? "not told" : "columns", "How many characters fit into a line of the window.");
        int rows = number();
        lay("HEIGHT", 2, rows == 0 ? "not told" : "rows", "How many lines fit into the window.");
    }

    /// The next two bytes as meant.
    private int number() {
        int first = end(tiles.at(), 1);
        return first < tiles.end() ? (bytes[tiles.at()] & 0xff) << 8 | bytes[first] & 0xff : 0;
    }

    private void isOrSend(int option) {
        int command = next();
        command(command == 1 ? "SEND: please tell me" : "IS: here it is", "1 asks for the value, 0 tells it.");
        String what =
                switch (option) {
                    case 24 -> "the terminal's name";
                    case 32 -> "bits per second, to send and to receive";
                    default -> "computer and screen";
                };
        text("Value", what);
    }

    private void flowControl() {
        String meaning =
                switch (next()) {
                    case 0 -> "OFF: Ctrl-S and Ctrl-Q are for the program";
                    case 1 -> "ON: the terminal reacts to Ctrl-S and Ctrl-Q";
                    case 2 -> "RESTART-ANY: any key lets the output go on";
                    case 3 -> "RESTART-XON: only Ctrl-Q lets the output go on";
                    default -> "a command of this option";
                };
        command(meaning, "Who reacts to Ctrl-S, which stops the output, and Ctrl-Q, which lets it go on.");
    }

    private void lineMode() {
        int command = next();
        if (command >= WILL && command <= DONT) {
            command(TelnetWords.verbName(command), "A negotiation inside the subnegotiation.");
            command("FORWARDMASK: which characters are sent at once", "2 is the only thing that is negotiated here.");
            rest("Mask", "a bit for each character");
        } else if (command == 1) {
            command("MODE: who edits the line", "How the client is to treat what is typed.");
            int bits = next();
            if (tiles.at() < tiles.end() && bits != TelnetReader.IAC) {
                tiles.numberGroup("Mask", 8, words("how lines are edited", "One bit for each way."), this::modeBits);
            }
        } else if (command == 3) {
            command("SLC: which keys do what", "Three bytes for each key: its function, how it is used, its character.");
            specialCharacters();
        } else {
            command("a command of this option", "LINEMODE knows 1 MODE, 2 FORWARDMASK and 3 SLC.");
        }
    }

    private void modeBits(Tiles bits) {
        bits.number("Not defined", 3, words("not used", "Must be 0."));
        bits.number("LIT_ECHO", 1, flag(bits, "Control characters are shown as they are."));
        bits.number("SOFT_TAB", 1, flag(bits, "The client turns tabs into spaces."));
        bits.number("MODE_ACK", 1, flag(bits, "This mode is taken over as it was asked for."));
        bits.number("TRAPSIG", 1, flag(bits, "The client turns keys such as Ctrl-C into telnet commands."));
        bits.number("EDIT", 1, flag(bits, "The client edits the line and sends it as a whole."));
    }

    private Words flag(Tiles bits, String explanation) {
        return words(bits.value(1) == 1 ? "set" : "not set", explanation);
    }

    private void specialCharacters() {
        while (tiles.at() < tiles.end()) {
            int at = tiles.at();
            int second = end(at, 1);
            int third = end(second, 1);
            int to = end(third, 1);
            tiles.groupTo(LineModeWords.function(bytes[at] & 0xff), to, "", words("one key", "A function of the terminal and its key."), key -> {
                part(key, "Function", second, "which function", "SLC's number of it.");
                part(key, "Modifiers", third, LineModeWords.level(byteAt(second)), "The lower two bits say who chooses the character.");
                part(key, "Character", to, LineModeWords.character(byteAt(third)), "The key's character; 255 or 0: none.");
            });
            if (tiles.at() == at) {
                return; // Full: what is left becomes the rest.
            }
        }
    }

    /// One byte as meant, which ends at `to`.
    private void part(Tiles key, String name, int to, String meaning, String explanation) {
        int value = byteAt(key.at());
        String text = Integer.toString(value);
        if (to - key.at() == 1) {
            key.number(name, 8, text, words(meaning, explanation));
        } else {
            key.leafTo(name, to, text, words(meaning, explanation));
        }
    }

    /// -1 at the end.
    private int byteAt(int at) {
        return at < tiles.end() ? bytes[at] & 0xff : -1;
    }

    private void environment() {
        String meaning =
                switch (next()) {
                    case 0 -> "IS: here they are";
                    case 1 -> "SEND: please tell me";
                    case 2 -> "INFO: something has changed";
                    default -> "a command of this option";
                };
        command(meaning, "0 tells variables, 1 asks for them, 2 tells a change.");
        while (tiles.at() < tiles.end()) {
            int at = tiles.at();
            switch (next()) {
                case 0 -> mark("VAR", "a variable that many know", "Its name follows, such as USER.");
                case 1 -> mark("VALUE", "its value", "The value of the variable before it follows.");
                case 3 -> mark("USERVAR", "a variable of the user's own", "Its name follows.");
                default -> {
                    int to = at;
                    while (to < tiles.end() && !(bytes[to] == 0 || bytes[to] == 1 || bytes[to] == 3)) {
                        to = bytes[to] == 2 ? end(to + 1, 1) : end(to, 1); // ESC: the next byte is a character
                    }
                    string("Characters", Math.min(to, tiles.end()), "a name or a value; it travels in the clear");
                }
            }
            if (tiles.at() == at) {
                return; // Full: what is left becomes the rest.
            }
        }
    }

    private void characterSet() {
        int command = next();
        String meaning =
                switch (command) {
                    case 1 -> "REQUEST: let us use one of these";
                    case 2 -> "ACCEPTED: this one";
                    case 3 -> "REJECTED: none of them";
                    case 4 -> "TTABLE-IS: a table of translation";
                    case 5 -> "TTABLE-REJECTED";
                    case 6 -> "TTABLE-ACK";
                    case 7 -> "TTABLE-NAK";
                    default -> "a command of this option";
                };
        command(meaning, "What is said about character sets.");
        text("Character sets", command == 1 ? "the first character stands between the names" : "the name");
    }

    private void status() {
        int command = next();
        command(command == 1 ? "SEND: please tell me" : "IS: this is what I believe", "1 asks what the other end believes was agreed, 0 tells it.");
        while (tiles.at() < tiles.end()) {
            int at = tiles.at();
            int verb = next();
            if (verb < WILL || verb > DONT) {
                return;
            }
            mark(TelnetWords.verbName(verb), "agreed on", "What was agreed on the option after it.");
            if (tiles.at() < tiles.end()) {
                lay("Option", 1, TelnetOption.nameOf(next()), "The option.");
            }
            if (tiles.at() == at) {
                return; // Full: what is left becomes the rest.
            }
        }
    }

    /// The next byte as meant; -1 at the end.
    private int next() {
        return byteAt(tiles.at());
    }

    private void command(String meaning, String explanation) {
        lay("Command", 1, meaning, explanation);
    }

    private void mark(String name, String meaning, String explanation) {
        lay(name, 1, meaning, explanation);
    }

    /// A number of so many bytes as meant.
    private void lay(String name, int count, String meaning, String explanation) {
        int at = tiles.at();
        int to = end(at, count);
        if (at >= tiles.end()) {
            return;
        }
        if (to - at == count) {
            tiles.number(name, 8 * count, words(meaning, explanation));
        } else { // a 255 stands twice: the bits on the wire are not the number
            long value = 0;
            for (int i = at; i < to; i = end(i, 1)) {
                value = value << 8 | bytes[i] & 0xff;
            }
            tiles.leafTo(name, to, Long.toString(value), words(meaning + " · 255 is sent twice", explanation));
        }
    }

    private void text(String name, String meaning) {
        string(name, tiles.end(), meaning);
    }

    private void string(String name, int to, String meaning) {
        tiles.leafTo(name, to, Spelling.quoted(Spelling.text(bytes, Math.min(tiles.at(), to), to)),
                words(meaning, "What they mean is up to the option. A 255 among them is sent twice."));
    }

    private void rest(String name, String meaning) {
        tiles.leafTo(name, tiles.end(), Spelling.hex(bytes, Math.min(tiles.at(), tiles.end()), tiles.end()),
                words(meaning, "What they mean is up to the option. A 255 among them is sent twice."));
    }

    /// Where so many bytes as meant end on the wire.
    private int end(int from, int count) {
        int at = from;
        for (int i = 0; i < count && at < tiles.end(); i++) {
            boolean doubled = (bytes[at] & 0xff) == TelnetReader.IAC
                    && at + 1 < tiles.end()
                    && (bytes[at + 1] & 0xff) == TelnetReader.IAC;
            at += doubled ? 2 : 1;
        }
        return at;
    }

    private Words words(String meaning, String explanation) {
        return new Words(meaning, explanation, section);
    }
}
