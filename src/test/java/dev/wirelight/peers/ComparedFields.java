package dev.wirelight.peers;

import dev.wirelight.peers.Explanation.Field;
import dev.wirelight.peers.Explanation.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields that tshark and Wirelight both have, by their names.
final class ComparedFields {
    private static final Pattern RELATIVE = Pattern.compile("^relative (\\d+)");
    private static final Pattern ROOM = Pattern.compile("^room for ([\\d,]+)|^takes ([\\d,]+)|([\\d,]+)");

    /// How values are compared.
    enum As {
        NUMBER,
        BYTES,
        TEXT
    }

    /// One field.
    ///
    /// @param theirs tshark's names for it
    /// @param as how
    /// @param ours the values in a line, in their order; empty where the line has none
    record Row(List<String> theirs, As as, Function<Line, List<String>> ours) {

        String name() {
            return String.join("|", theirs);
        }

        /// tshark's value as ours would be.
        String value(PdmlReading.Field field) {
            return switch (as) {
                case NUMBER -> number(field.show());
                case BYTES -> field.value();
                case TEXT -> field.show();
            };
        }

        private static String number(String show) {
            String digits = show.equalsIgnoreCase("true") ? "1" : show.equalsIgnoreCase("false") ? "0" : show;
            return digits.startsWith("0x")
                    ? Long.toUnsignedString(Long.parseUnsignedLong(digits.substring(2), 16))
                    : digits;
        }
    }

    /// The value of a checksum that we do not judge.
    static final String NOT_JUDGED = "not judged";

    private ComparedFields() {}

    /// Whether checksums are right: tshark says 1 for good ones and 0 for bad ones.
    static List<Row> ofChecksums() {
        return List.of(
                row("ip.checksum.status", As.NUMBER, in("ipv4", line -> verdicts(line, "Header Checksum"))),
                row("tcp.checksum.status", As.NUMBER, in("tcp", line -> verdicts(line, "Checksum"))));
    }

    private static List<String> verdicts(Line line, String name) {
        return matching(line, name).stream()
                .map(Field::meaning)
                .map(meaning -> meaning.startsWith("right") ? "1"
                        : meaning.startsWith("not right") || meaning.startsWith("left to the network card") ? "0" : NOT_JUDGED)
                .toList();
    }

    /// Those that stand in the headers of packets: compared packet by packet.
    static List<Row> ofPackets() {
        List<Row> rows = new ArrayList<>(List.of(
                bytes("eth.dst", "ethernet", "Destination Address"),
                bytes("eth.src", "ethernet", "Source Address"),
                // tshark calls the first of them the type of the Ethernet header, also where it announces a tag.
                row("eth.type", As.NUMBER, in("ethernet", line -> first(numbers(line, "TPID"), numbers(line, "/Length/Type")))),
                number("vlan.priority", "ethernet", "802.1Q tag", "PCP"),
                number("vlan.dei", "ethernet", "802.1Q tag", "DEI"),
                number("vlan.id", "ethernet", "802.1Q tag", "VID"),
                row("vlan.etype", As.NUMBER, in("ethernet", line -> numbers(line, "TPID").isEmpty() ? List.of() : numbers(line, "/Length/Type"))),
                number("sll.etype", "linux-sll", "Protocol type"),
                number("sll.hatype", "linux-sll", "ARPHRD_ type"),
                number("sll.pkttype", "linux-sll", "Packet type"),
                number("sll.halen", "linux-sll", "Link-layer address length"),
                bytes("sll.src.eth", "linux-sll", "Link-layer address"),
                bytes("sll.unused", "linux-sll", "Unused"),
                number("sll.ifindex", "linux-sll", "Interface index"),
                // In the byte order of the machine that captured: the bytes alone are no number.
                row("null.family", As.NUMBER, in("bsd-loopback", line -> matching(line, "Protocol family").stream().map(Field::text).toList())),
                row("ip.version", As.NUMBER, in("ip", line -> numbers(line, "Version"))),
                row("ip.hdr_len", As.NUMBER, in("ipv4", line -> times4(numbers(line, "IHL"))))));
        for (String[] names : new String[][] {
            {"ip.dsfield.dscp", "DSCP"}, {"ip.dsfield.ecn", "ECN"}, {"ip.len", "Total Length"}, {"ip.id", "Identification"},
            {"ip.flags.rb", "Flags", "Reserved"}, {"ip.flags.df", "DF"}, {"ip.flags.mf", "MF"},
            {"ip.frag_offset", "Fragment Offset"}, {"ip.ttl", "Time to Live"}, {"ip.proto", "Protocol"},
            {"ip.checksum", "Header Checksum"}
        }) {
            rows.add(number(names[0], "ipv4", Arrays.copyOfRange(names, 1, names.length)));
        }
        rows.add(bytes("ip.src", "ipv4", "Source Address"));
        rows.add(bytes("ip.dst", "ipv4", "Destination Address"));
        for (String[] names : new String[][] {
            {"ipv6.version", "Version"}, {"ipv6.tclass.dscp", "DSCP"}, {"ipv6.tclass.ecn", "ECN"}, {"ipv6.flow", "Flow Label"},
            {"ipv6.plen", "Payload Length"}, {"ipv6.nxt", "Next Header"}, {"ipv6.hlim", "Hop Limit"}
        }) {
            rows.add(number(names[0], "ipv6", names[1]));
        }
        rows.add(bytes("ipv6.src", "ipv6", "Source Address"));
        rows.add(bytes("ipv6.dst", "ipv6", "Destination Address"));
        rows.addAll(ofTcp());
        return rows;
    }

    private static List<Row> ofTcp() {
        List<Row> rows = new ArrayList<>();
        for (String[] names : new String[][] {
            {"tcp.srcport", "Source Port"}, {"tcp.dstport", "Destination Port"}, {"tcp.seq_raw", "Sequence Number"},
            {"tcp.ack_raw", "Acknowledgment Number"}, {"tcp.flags.res", "/Reserved"}, {"tcp.flags.ae", "AE"},
            {"tcp.flags.cwr", "CWR"}, {"tcp.flags.ece", "ECE"}, {"tcp.flags.urg", "URG"}, {"tcp.flags.ack", "ACK"},
            {"tcp.flags.push", "PSH"}, {"tcp.flags.reset", "RST"}, {"tcp.flags.syn", "SYN"}, {"tcp.flags.fin", "FIN"},
            {"tcp.window_size_value", "Window"}, {"tcp.checksum", "Checksum"}, {"tcp.urgent_pointer", "Urgent Pointer"},
            {"tcp.option_kind", "Kind"}, {"tcp.option_len", "Length"},
            {"tcp.options.mss_val", "Maximum Segment Size", "Maximum Segment Size"},
            {"tcp.options.wscale.shift", "shift.cnt"}, {"tcp.options.timestamp.tsval", "TS Value (TSval)"},
            {"tcp.options.timestamp.tsecr", "TS Echo Reply (TSecr)"}
        }) {
            rows.add(number(names[0], "tcp", Arrays.copyOfRange(names, 1, names.length)));
        }
        rows.add(row("tcp.hdr_len", As.NUMBER, in("tcp", line -> times4(numbers(line, "Data Offset")))));
        rows.add(row("tcp.seq", As.NUMBER, in("tcp", line -> meanings(line, "Sequence Number", RELATIVE))));
        rows.add(row("tcp.ack", As.NUMBER, in("tcp", line -> meanings(line, "Acknowledgment Number", RELATIVE))));
        rows.add(row("tcp.window_size", As.NUMBER, in("tcp", line -> meanings(line, "Window", ROOM))));
        return rows;
    }

    /// Those that stand in what the connections carry: compared for each direction of each connection as a whole, since a
    /// unit may begin and end in any packet.
    static List<Row> ofFlows() {
        List<Row> rows = new ArrayList<>(List.of(
                text("http.request.method", "http", "Request line", "Method"),
                text("http.request.uri", "http", "Request line", "Request target"),
                text("http.request.version", "http", "Request line", "HTTP version"),
                text("http.response.version", "http", "Status line", "HTTP version"),
                text("http.response.code", "http", "Status line", "Status code"),
                text("http.response.phrase", "http", "Status line", "Reason phrase"),
                row("http.request.line", As.BYTES, in("http", line -> headerLines(line, "Request line"))),
                row("http.response.line", As.BYTES, in("http", line -> headerLines(line, "Status line")))));
        for (String[] names : new String[][] {
            {"http.host", "Host"}, {"http.connection", "Connection"}, {"http.upgrade", "Upgrade"}, {"http.server", "Server"},
            {"http.user_agent", "User-Agent"}, {"http.accept", "Accept"}, {"http.accept_encoding", "Accept-Encoding"},
            {"http.accept_language", "Accept-Language"}, {"http.cache_control", "Cache-Control"}, {"http.cookie", "Cookie"},
            {"http.set_cookie", "Set-Cookie"}, {"http.date", "Date"}, {"http.content_type", "Content-Type"},
            {"http.content_encoding", "Content-Encoding"}, {"http.content_length_header", "Content-Length"},
            {"http.transfer_encoding", "Transfer-Encoding"}, {"http.sec_websocket_key", "Sec-WebSocket-Key"},
            {"http.sec_websocket_accept", "Sec-WebSocket-Accept"}, {"http.sec_websocket_version", "Sec-WebSocket-Version"},
            {"http.sec_websocket_protocol", "Sec-WebSocket-Protocol"}, {"http.sec_websocket_extensions", "Sec-WebSocket-Extensions"}
        }) {
            rows.add(row(names[0], As.TEXT, in("http", line -> all(line.fields()).stream()
                    .filter(f -> f.name().equals("Field value") && f.path().getFirst().equalsIgnoreCase(names[1]))
                    .map(ComparedFields::decoded)
                    .toList())));
        }
        rows.addAll(ofWebSocket());
        rows.addAll(ofTelnet());
        rows.addAll(ComparedTlsFields.rows());
        return rows;
    }

    private static List<Row> ofWebSocket() {
        return List.of(
                number("websocket.fin", "websocket", "FIN"),
                number("websocket.rsv", "websocket", "RSV1–3"),
                number("websocket.opcode", "websocket", "Opcode"),
                number("websocket.mask", "websocket", "MASK"),
                number("websocket.payload_length", "websocket", "Payload len"),
                row("websocket.payload_length_ext_16", As.NUMBER, in("websocket", line -> extended(line, 16))),
                row("websocket.payload_length_ext_64", As.NUMBER, in("websocket", line -> extended(line, 64))),
                bytes("websocket.masking_key", "websocket", "Masking-key"),
                row("websocket.payload.close.status_code", As.NUMBER, any("websocket", line -> closeCode(line))),
                row("websocket.payload.close.reason", As.BYTES, any("websocket", line -> values(line, "Reason"))));
    }

    private static List<Row> ofTelnet() {
        return List.of(
                row("telnet.cmd", As.NUMBER, in("telnet", line -> all(line.fields()).stream()
                        .filter(f -> List.of("Verb", "Command", "SB", "SE").contains(f.name()) && f.path().size() == 1)
                        .map(ComparedFields::asNumber)
                        .toList())),
                // Of options that carry a text, tshark calls IS and SEND subcommands, too.
                row("telnet.subcmd", As.NUMBER, in("telnet", line -> join(
                        numbers(line, "/Option"), isOption(line, "24", "35") ? numbers(line, "Parameters", "Command") : List.of()))),
                number("telnet.naws_subopt.width", "telnet", "WIDTH"),
                number("telnet.naws_subopt.height", "telnet", "HEIGHT"),
                row("telnet.rfc_subopt.cmd", As.NUMBER, in("telnet", line -> isOption(line, "33") ? numbers(line, "Parameters", "Command") : List.of())),
                row("telnet.string_subopt.value", As.BYTES, in("telnet", line -> isOption(line, "24", "35") ? values(line, "Parameters", "Value") : List.of())),
                row("telnet.option_data", As.BYTES, in("telnet", line -> isOption(line, "24", "31", "33", "35") ? List.of() : values(line, "Parameters"))));
    }

    private static boolean isOption(Line line, String... options) {
        return numbers(line, "/Option").stream().anyMatch(List.of(options)::contains);
    }

    private static List<String> join(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static List<String> extended(Line line, int bits) {
        return matching(line, "Extended payload length").stream()
                .filter(field -> field.bitLength() == bits)
                .map(ComparedFields::asNumber)
                .toList();
    }

    /// Where the payload is masked its content is in the derived source.
    private static List<String> closeCode(Line line) {
        return matching(line, "Status code").stream().map(ComparedFields::asNumber).toList();
    }

    private static List<String> headerLines(Line line, String first) {
        boolean right = line.fields().stream().anyMatch(field -> field.name().equals(first));
        return !right
                ? List.of()
                : line.fields().stream()
                        .filter(field -> field.fields().stream().anyMatch(part -> part.name().equals("Field name")))
                        .map(Field::value)
                        .toList();
    }

    static Row row(String theirs, As as, Function<Line, List<String>> ours) {
        return new Row(List.of(theirs.split("\\|")), as, ours);
    }

    static Row number(String theirs, String protocol, String... path) {
        return row(theirs, As.NUMBER, in(protocol, line -> numbers(line, path)));
    }

    static Row bytes(String theirs, String protocol, String... path) {
        return row(theirs, As.BYTES, in(protocol, line -> values(line, path)));
    }

    static Row text(String theirs, String protocol, String... path) {
        return row(theirs, As.TEXT, in(protocol, line -> matching(line, path).stream().map(ComparedFields::decoded).toList()));
    }

    /// Of lines with what was on the wire, of a protocol whose name begins so.
    static Function<Line, List<String>> in(String protocol, Function<Line, List<String>> values) {
        return line -> line.protocol().startsWith(protocol) && line.source().equals("wire") ? values.apply(line) : List.of();
    }

    /// The same, of derived sources too.
    private static Function<Line, List<String>> any(String protocol, Function<Line, List<String>> values) {
        return line -> line.protocol().equals(protocol) ? values.apply(line) : List.of();
    }

    static List<String> numbers(Line line, String... path) {
        return matching(line, path).stream().map(ComparedFields::asNumber).toList();
    }

    static List<String> values(Line line, String... path) {
        return matching(line, path).stream().map(Field::value).toList();
    }

    private static List<String> meanings(Line line, String name, Pattern pattern) {
        return matching(line, name).stream()
                .map(field -> {
                    Matcher matcher = pattern.matcher(field.meaning());
                    return matcher.find() ? matcher.group().replaceAll("[^0-9]", "") : "0";
                })
                .toList();
    }

    private static List<String> times4(List<String> numbers) {
        return numbers.stream().map(number -> Integer.toString(4 * Integer.parseInt(number))).toList();
    }

    private static List<String> first(List<String> one, List<String> other) {
        return one.isEmpty() ? other : one.subList(0, 1);
    }

    static String asNumber(Field field) {
        return field.isNumber() || field.value().isEmpty()
                ? field.value()
                : Long.toUnsignedString(Long.parseUnsignedLong(field.value(), 16));
    }

    private static String decoded(Field field) {
        return new String(HexFormat.of().parseHex(field.value()), StandardCharsets.UTF_8);
    }

    /// The fields whose path ends so; a `/` before the first name says that it is the root, a `|` that it may be one of
    /// two.
    static List<Field> matching(Line line, String... path) {
        boolean whole = path[0].startsWith("/");
        List<String> names = new ArrayList<>(Arrays.asList(path));
        names.set(0, whole ? path[0].substring(1) : path[0]);
        return all(line.fields()).stream()
                .filter(field -> field.path().size() >= names.size()
                        && (!whole || field.path().size() == names.size())
                        && isCalled(field.path().subList(field.path().size() - names.size(), field.path().size()), names))
                .toList();
    }

    private static boolean isCalled(List<String> path, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (!List.of(names.get(i).split("\\|")).contains(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// A tree of fields in the order in which they are written.
    static List<Field> all(List<Field> fields) {
        List<Field> all = new ArrayList<>();
        for (Field field : fields) {
            all.add(field);
            all.addAll(all(field.fields()));
        }
        return all;
    }
}
