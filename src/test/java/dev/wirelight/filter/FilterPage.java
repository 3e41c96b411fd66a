package dev.wirelight.filter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page of the filter language, `docs/filter.md`, with its fields, values and operators as the code has them.
final class FilterPage {
    static final Path FILE = Path.of("docs/filter.md");

    private FilterPage() {}

    /// Writes the page: run this from the project's folder after a field, a value or an operator has changed.
    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, page());
    }

    static String page() {
        return """
                # Filters

                A filter says which rows you want to see. The field above each ladder takes one (Ctrl+F goes there), and so do
                `wirelight serve --filter "…"`, `wirelight explain FILE --filter "…"` and `wirelight connect … --show-bytes
                --filter "…"`. What a filter hides is not gone: it is counted, and it comes back when you clear the filter.

                The tables on this page are made from the code: change the code, and run the main method of `FilterPage` (in the
                test sources).

                ## In one minute

                | You type | You see |
                |---|---|
                | `hello` | rows that have this word on them or in them: a message, a line, a head |
                | `"two words"` | the same for words with spaces, or for signs that mean something here |
                | `websocket` | what one protocol says: also `http`, `telnet`, `tls`, `tcp` |
                | `opcode:ping` | WebSocket frames with this opcode |
                | `opcode:ping,pong` | either of both |
                | `from:client length > 125` | what is longer than 125 bytes **and** comes from the client |
                | `masked or opcode:close` | one of both, or both |
                | `not opcode:ping` | everything but pings; `!opcode:ping` and `-opcode:ping` say the same |
                | `(opcode:text or opcode:binary) and not fin` | first fragments of messages |
                | `violation` | everything that breaks a rule |
                | `connection:2 status:4xx` | failed requests on the second connection |
                | `text ~ "^h.llo$"` | a regular expression |

                ## The rules

                1. **A word alone is searched for**: on the row (the name of a frame, a method, a telnet command, a socket call) and in
                   what the row's unit says. The names of protocols, and fields that are yes or no, are questions by themselves;
                   in quotation marks they are words again: `"websocket"`.
                2. **Everything else is a field, an operator and a value**, with or without spaces between them. Values that are
                   one of several are separated by commas. A value with spaces, commas or parentheses stands in quotation marks; in
                   there `\\"` is a quotation mark.
                3. **What stands side by side must all be so**; you may write `and` (or `&&`) between. `or` (or `||`) is weaker
                   than that, `not` is stronger, and parentheses come before everything.
                4. **`!=` is always the opposite of `=`**, as `not` is of what follows it. So `status != 200` also shows rows that
                   have no status at all. Add `http` if you do not want those. `<`, `<=`, `>` and `>=` need the field to be there.
                5. **Capital letters never count.**
                6. **A row is judged as a whole.** A socket call and the frame that it completed share a row in the ladder, so
                   `opcode:text` shows that row with its call, and `not opcode:ping` hides the call of a ping with it. Calls that
                   brought only a piece of a frame are rows of their own. In a terminal, where both have a line, the call's line is
                   left out unless it is wanted for itself.
                7. **A captured segment and the unit that it completed are judged each by itself**: a segment is `tcp`, a unit is
                   `http`, `websocket`, `telnet` or `tls`. So `not tcp` and `not segment:ACK` leave the units, and in the ladder, where
                   both share a row, the row is there as long as its unit fits.

                ## Operators

                """
                + table(
                        List.of("Operator", "Means", "For"),
                        Stream.of(Operator.values()).map(FilterPage::operator))
                + """

                For numbers `:` and `=` are the same; for text `:` finds it anywhere (`contains` says the same), and `=` wants
                nothing else to be there. `~` (or `matches`) is a regular expression as Java has them; `^` and `$` are the
                beginning and the end of a line.

                Numbers may be hexadecimal (`0x7f`), have units (`64KiB`, `1MB`, `250ms`, `2min`), and be ranges: `10..20`, `10..`,
                `..20`. Statuses may be `4xx`.

                ## Fields

                """
                + table(
                        List.of("Field", "What it is", "For example", "Also written"),
                        Stream.of(Field.values()).map(FilterPage::field))
                + "\n## Values\n\n"
                + Stream.of(Field.values())
                        .filter(field -> !field.words().isEmpty())
                        .map(FilterPage::words)
                        .collect(Collectors.joining("\n"))
                + """

                ### `violation`

                `client` or `server` say who broke the rule; a section (`5.1`, or `5` with all that is in it) or a document (`rfc7692`)
                where it stands; a word (`masked`) or the whole name (`CLIENT_FRAME_UNMASKED`) which one it is. All rules with their
                sections and names are in [violations.md](violations.md).

                ### Addresses

                `client`, `server` and `address` take an address (`127.0.0.1`, `::1`), an address with a port
                (`127.0.0.1:8000`, `[::1]:8000`), a port alone (`:8000`), or `localhost`, which is any address of this computer that
                begins with 127. or is ::1.

                ## If you know Wireshark

                Wireshark's display filters are another language: rows here are frames and calls, and not only packets. Whoever types
                one of its words is told what to write instead. The commonest:

                """
                + table(
                        List.of("Wireshark", "Wirelight"),
                        Wireshark.WORDS.stream()
                                .map(word -> List.of(
                                        "`" + word.there() + word.example() + "`", "`" + word.shown() + "`")))
                + """

                ## What is searched, and what is not

                - `text` is a frame's payload without its mask, decompressed where it is compressed; a telnet line; the lines of a
                  head; a body. A message in fragments is several frames, and each is searched by itself. Bytes that are no UTF-8
                  are not found as text.
                - A unit keeps only the first bytes of its text. For a longer one Wirelight fetches the bytes from memory and
                  searches the first %s. What lies behind that, what memory has let go, and what a compressed frame becomes after
                  its first 512 bytes is not searched. A row for which that matters is hidden, and the count says how many of the
                  hidden rows could not be searched to the end.
                - A regular expression that takes too long is given up for that row, which then counts among those too.
                """
                        .formatted(Filter.MOST_SEARCHED == 1 << 20 ? "MiB" : Filter.MOST_SEARCHED + " bytes");
    }

    private static List<String> operator(Operator operator) {
        String fields = Arrays.stream(Field.values())
                .filter(field -> Operator.of(field).contains(operator))
                .map(field -> "`" + field + "`")
                .collect(Collectors.joining(" "));
        boolean all = Arrays.stream(Field.values()).allMatch(field -> Operator.of(field).contains(operator));
        return List.of("`" + operator + "`", operator.explanation(), all ? "all fields" : fields);
    }

    private static List<String> field(Field field) {
        String others = field.others().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
        return List.of("`" + field + "`", field.explanation(), "`" + field.example() + "`", others);
    }

    private static String words(Field field) {
        return "### `" + field + "`\n\n"
                + table(
                        List.of("Value", "Means", "Also written"),
                        field.words().stream()
                                .map(word -> List.of(
                                        "`" + word.name() + "`",
                                        word.explanation(),
                                        word.others().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" ")))));
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        return Stream.concat(Stream.of(head, head.stream().map(_ -> "---").toList()), rows)
                .map(row -> "| " + String.join(" | ", row) + " |\n")
                .collect(Collectors.joining());
    }
}
