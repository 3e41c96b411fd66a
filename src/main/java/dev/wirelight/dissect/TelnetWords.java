package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetCommand;
import dev.wirelight.protocol.telnet.TelnetOption;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;

/// What is said about the bytes of telnet.
final class TelnetWords {
    static final Words CR = new Words(
            "carriage return",
            "“Back to the beginning of the line.” On a typewriter that was one movement.",
            TelnetFields.PRINTER);
    static final Words LF = new Words(
            "line feed", "“One line further down.” On a typewriter that was the other movement.", TelnetFields.PRINTER);
    static final Words NUL = new Words("no character", "The byte 0 prints nothing.", TelnetFields.PRINTER);
    static final Words CR_ALONE = new Words(
            "carriage return, alone",
            "Telnet wants LF or NUL after every CR. Neither follows here.",
            TelnetFields.PRINTER);

    private TelnetWords() {}

    static Words lineEnd(LineEnd end) {
        return switch (end) {
            case CR_LF ->
                new Words(
                        "telnet's end of a line",
                        "Two bytes end a line in telnet, in HTTP and in mail: 13 and 10.",
                        TelnetFields.PRINTER);
            case LF ->
                new Words(
                        "Unix's end of a line",
                        "Programs such as nc end a line with the byte 10 alone. Telnet itself asks for 13 and 10.",
                        TelnetFields.PRINTER);
            case CR_NUL ->
                new Words(
                        "carriage return, no new line",
                        "In telnet a CR that is not to begin a new line is followed by a 0. Some clients send this for"
                                + " the Enter key in character mode.",
                        TelnetFields.PRINTER);
            case NONE -> new Words("no line end", "The line goes on.", TelnetFields.PRINTER);
        };
    }

    static Words command(int code) {
        String name = TelnetCommand.nameOf(code);
        return switch (code) {
            case 236 -> later(name, "end of file", "The user pressed the key for the end of the input.");
            case 237 -> later(name, "suspend", "The program is to be stopped for a while.");
            case 238 -> later(name, "abort", "The program is to be ended at once.");
            case 239 -> new Words("EOR, end of record", "Here a record of data ends.", Section.rfc(885, "2"));
            case TelnetReader.SE ->
                words(name, "subnegotiation ends", "It ends what SB began; here nothing was begun.");
            case 241 ->
                words(
                        name,
                        "no operation",
                        "Nothing is to be done. Some programs send it to see whether the connection still works.");
            case 242 ->
                words(name, "data mark", "Up to here what the user typed is to be thrown away, after an interruption.");
            case 243 -> words(name, "break", "The user pressed the Break key.");
            case 244 -> words(name, "interrupt process", "The program is to be interrupted, as by Ctrl-C.");
            case 245 -> words(name, "abort output", "The program may go on, but what it prints is not to be sent.");
            case 246 ->
                words(
                        name,
                        "are you there?",
                        "The other side is to print something, so that the user sees that it is still there.");
            case 247 -> words(name, "erase character", "The character before this is to be removed.");
            case 248 -> words(name, "erase line", "The line that has been typed is to be removed.");
            case 249 ->
                words(
                        name,
                        "go ahead",
                        "“Your turn.” It is from the days of half-duplex terminals, which could not send and receive"
                                + " at once.");
            default ->
                TelnetCommand.isDefined(code)
                        ? words(name, "incomplete", "More bytes should follow this one.")
                        : words(name, "not defined", "No specification gives this byte a meaning after IAC.");
        };
    }

    private static Words words(String name, String meaning, String explanation) {
        return new Words(name + ", " + meaning, explanation, TelnetFields.COMMANDS);
    }

    private static Words later(String name, String meaning, String explanation) {
        return new Words(name + ", " + meaning, explanation, Section.rfc(1184, "2.5"));
    }

    static Words verb(TelnetUnit.Verb verb) {
        return switch (verb) {
            case WILL -> words("WILL", "I want to", "“I will use this option”: an offer, or the yes to a DO.");
            case WONT -> words("WONT", "I will not", "“I will not use this option”: the no to a DO, or the end of it.");
            case DO -> words("DO", "please do", "“Please use this option”: a wish, or the yes to a WILL.");
            case DONT ->
                words("DONT", "please do not", "“Do not use this option”: the no to a WILL, or the end of it.");
        };
    }

    /// WILL, WONT, DO or DONT, for 251 to 254.
    static String verbName(int code) {
        return TelnetUnit.Verb.of(code).toString();
    }

    static Words option(int code) {
        String explanation = switch (code) {
            case 0 -> "All eight bits of a byte are data, and CR needs nothing after it.";
            case 1 -> "Whoever does ECHO sends back what is typed; the terminal then does not print it by itself.";
            case 3 ->
                "Nobody needs to say “go ahead” any more: both sides may send whenever they like. With ECHO it "
                        + "makes the client send every key at once.";
            case 5 -> "Asks what the other side believes was agreed.";
            case 6 -> "Asks the other side to answer once it has worked through all that came before.";
            case 7 -> "Who echoes what, decided by the server for every line.";
            case 10, 11, 12, 13, 14, 15, 16 ->
                "How a printer is treated at line ends, tabs and page ends. From the days of paper terminals.";
            case 17 -> "More than the 128 characters of ASCII.";
            case 18 -> "The other side is to log the user out.";
            case 19 -> "Macros: several bytes are sent as one.";
            case 20 -> "A terminal that edits forms by itself.";
            case 21, 22 -> "Another protocol for terminals with a screen.";
            case 23 -> "Where the terminal stands.";
            case 25 -> "Records end with the command EOR.";
            case 26 -> "Who the user is, by a number of an old network.";
            case 27 -> "A mark that the output carries on every screen.";
            case 28 -> "A number for the place of the terminal.";
            case 29, 40 -> "Terminals of IBM's large computers.";
            case 30 -> "How a terminal behaves that is reached over X.25.";
            case 24 -> "The name of the terminal, such as XTERM, so that the server knows which signs it understands.";
            case 31 -> "The size of the window, in columns and rows.";
            case 32 -> "How fast the terminal sends and receives, in bits per second.";
            case 33 -> "Who reacts to Ctrl-S and Ctrl-Q, which stop and continue the output.";
            case 34 -> "The client edits a line by itself and sends it as a whole.";
            case 35 -> "Where the user's graphical screen is.";
            case 36, 39 -> "Variables such as the user's name; they travel in the clear.";
            case 37 -> "A way of proving who the user is.";
            case 38 -> "A way of encrypting the connection.";
            case 42 -> "Which character set is used, such as UTF-8.";
            case 44 -> "Speed, parity and signals of a serial port at the other end.";
            case 47 -> "Files are sent with the Kermit protocol.";
            case 255 -> "A list of further options, for the time when 256 are not enough.";
            default ->
                TelnetOption.rfcOf(code).isPresent()
                        ? "One of the options that were registered for telnet; its RFC says what it does."
                        : "Wirelight does not know this option. Whoever does not know one answers WONT or DONT.";
        };
        Section section = TelnetOption.rfcOf(code).isPresent()
                ? Section.rfc(TelnetOption.rfcOf(code).getAsInt(), "")
                : Section.rfc(855, "");
        return new Words(TelnetOption.nameOf(code), explanation, section);
    }

    static Words parameters(TelnetUnit.Subnegotiation sub) {
        return new Words(
                meaning(sub.option(), sub.parameters(), sub.length() - 5),
                "What they mean is up to the option. A 255 among them is sent twice.",
                option(sub.option()).section());
    }

    /// @param size how many bytes they took on the wire
    private static String meaning(int option, byte[] parameters, int size) {
        int length = parameters.length;
        boolean text = option == TelnetOption.TERMINAL_TYPE.code()
                || option == TelnetOption.TERMINAL_SPEED.code()
                || option == TelnetOption.X_DISPLAY_LOCATION.code();
        if (option == TelnetOption.NAWS.code() && length == 4) {
            int columns = (parameters[0] & 0xff) << 8 | parameters[1] & 0xff;
            int rows = (parameters[2] & 0xff) << 8 | parameters[3] & 0xff;
            return columns + " columns, " + rows + " rows";
        }
        if (text && length == 1 && parameters[0] == 1) {
            return "SEND: please tell me";
        }
        if (text && length > 1 && parameters[0] == 0) {
            return "IS " + Spelling.quoted(Spelling.text(parameters, 1, length));
        }
        return Spelling.bytes(size);
    }
}
