package dev.wirelight.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows Wireshark's words, such as `tcp.port`, for whoever comes from there: these are not read, but the filter that says
/// the same here is told. Without that, most of them would be words to search for, which nobody finds.
final class Wireshark {
    private static final Pattern NAME = Pattern.compile(
            "(?:arp|data|eth|frame|http|http2|ip|ipv6|ssl|tcp|telnet|tls|udp|websocket)(?:\\.[a-z0-9_]+)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPARED = Pattern.compile(
            "\\s*(==|!=|>=|<=|[=<>~:]|\\b(?:eq|ne|gt|lt|ge|le|contains|matches)\\b)\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()\"]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("[\\s()]|[=!<>~:].*|$", Pattern.DOTALL);
    private static final Map<String, String> SIGNS = Map.of(
            "eq", "=", "==", "=", "ne", "!=", "gt", ">", "lt", "<", "ge", ">=", "le", "<=", "contains", ":", "matches", "~");

    private static final String UNKNOWN = "Type the first letters of what you look for: this field proposes what there is here.";
    private static final String FROM = "(client# from:client) or (server# from:server)";
    private static final String TO = "(server# from:client) or (client# from:server)";

    /// A word of Wireshark's, and what it is here.
    ///
    /// @param here with `#` where an operator and a value belong; without it, a question that is answered by yes or no
    /// @param example an operator and a value; empty for a question
    record Word(String there, String here, String example) {
        Word(String there, String here) {
            this(there, here, "");
        }

        /// A filter of ours that shows how it is said here.
        String shown() {
            return here.replace("#", example);
        }
    }

    /// The commonest.
    static final List<Word> WORDS = List.of(
            new Word("ip.addr", "address#", "=127.0.0.1"),
            new Word("ip.src", FROM, "=127.0.0.1"),
            new Word("ip.dst", TO, "=127.0.0.1"),
            new Word("ipv6.addr", "address#", "=::1"),
            new Word("ipv6.src", FROM, "=::1"),
            new Word("ipv6.dst", TO, "=::1"),
            new Word("tcp.port", "port#", "=8000"),
            new Word("tcp.srcport", "(client.port# from:client) or (server.port# from:server)", "=8000"),
            new Word("tcp.dstport", "(server.port# from:client) or (client.port# from:server)", "=8000"),
            new Word("tcp.len", "(tcp length#)", ">0"),
            new Word("tcp.flags.syn", "segment:SYN"),
            new Word("tcp.flags.fin", "segment:FIN"),
            new Word("tcp.flags.reset", "segment:RST"),
            new Word("tcp.flags.ack", "segment:ACK"),
            new Word("tcp.flags.push", "segment:PSH"),
            new Word("tcp.analysis.retransmission", "segment:retransmission"),
            new Word("tcp.analysis.out_of_order", "segment:out-of-order"),
            new Word("tcp.analysis.duplicate_ack", "segment:duplicate-ack"),
            new Word("tcp.analysis.keep_alive", "segment:keep-alive"),
            new Word("tcp.analysis.window_update", "segment:window-update"),
            new Word("tcp.analysis.zero_window", "segment:zero-window"),
            new Word("http.request", "kind:request"),
            new Word("http.response", "kind:response"),
            new Word("http.request.method", "method#", "=GET"),
            new Word("http.request.uri", "path#", ":/room"),
            new Word("http.response.code", "status#", "=404"),
            new Word("websocket.opcode", "opcode#", "=ping"),
            new Word("websocket.fin", "fin"),
            new Word("websocket.mask", "masked"),
            new Word("websocket.payload_length", "payload#", ">125"),
            new Word("websocket.payload", "text#", ":hello"),
            new Word("telnet.data", "text#", ":hello"),
            new Word("frame.time_relative", "time#", "<1.5"));

    private Wireshark() {}

    /// What to say where one of its words stands in a filter; empty where none does.
    static Optional<FilterError> at(String text, int from) {
        Matcher name = NAME.matcher(text).region(from, text.length());
        if (!name.lookingAt() || !END.matcher(text).region(name.end(), text.length()).lookingAt()) {
            return Optional.empty();
        }
        String there = name.group();
        Matcher compared = COMPARED.matcher(text).region(name.end(), text.length());
        boolean isCompared = compared.lookingAt();
        Optional<Word> known = WORDS.stream().filter(word -> word.there().equalsIgnoreCase(there)).findFirst();
        if (known.isEmpty()) {
            // Alone it may as well be the name of a file or a computer.
            return isCompared ? Optional.of(foreign(from, name.end(), there, " " + UNKNOWN, "")) : Optional.empty();
        }
        Word word = known.get();
        String filter = isCompared ? translated(word, compared.group(1), compared.group(2)) : word.shown();
        boolean complete = !filter.isEmpty() && (isCompared || word.example().isEmpty());
        return Optional.of(foreign(
                from,
                isCompared ? compared.end() : name.end(),
                there,
                " Here you write " + (complete ? "" : "for example ") + (filter.isEmpty() ? word.shown() : filter) + ".",
                complete ? filter : ""));
    }

    private static FilterError foreign(int from, int to, String there, String here, String correction) {
        return new FilterError(
                from,
                to,
                "“" + there + "” is a word of Wireshark's filters, which have another language." + here
                        + " To search for these signs themselves, put them in quotation marks.",
                correction);
    }

    /// The same question in our language; empty where it would be none, as `segment:SYN > 3`.
    private static String translated(Word word, String operator, String value) {
        String sign = SIGNS.getOrDefault(operator.toLowerCase(Locale.ROOT), operator);
        String filter = word.here().replace("#", sign + value);
        if (word.example().isEmpty()) {
            boolean yes = value.equals("1") || value.equalsIgnoreCase("true");
            boolean no = value.equals("0") || value.equalsIgnoreCase("false");
            if (!yes && !no || !sign.equals("=") && !sign.equals("!=")) {
                return "";
            }
            filter = yes == sign.equals("=") ? word.here() : "(" + kindOf(word) + " not " + word.here() + ")";
        }
        try {
            new FilterReader(filter).read();
            return filter;
        } catch (FilterError e) {
            return "";
        }
    }

    /// What a question is about at all: a row of another kind does not have the flag, and is not meant.
    private static String kindOf(Word word) {
        return word.there().startsWith("tcp.") ? "tcp" : word.there().startsWith("websocket.") ? "websocket" : "http";
    }
}
