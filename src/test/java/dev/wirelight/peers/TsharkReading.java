package dev.wirelight.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wirelight.trace.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// What tshark reads out of a capture file: for each flow its bytes, and its units as named fields.
final class TsharkReading {

    /// A flow, by the ports of sender and receiver.
    record FlowPorts(int from, int to) {}

    /// A TCP segment with bytes.
    ///
    /// @param offset of its first byte in the flow
    record Segment(int offset, byte[] bytes) {}

    /// One flow.
    ///
    /// @param segments in the order in which they were on the wire, also those that were sent again
    /// @param units of WebSocket frames, HTTP heads or telnet, each a map from tshark's field name to its values; the
    ///     values of a field whose name ends in `_raw` are its bytes in hex
    record Flow(List<Segment> segments, List<Map<String, List<String>>> units) {

        /// The stream that the segments make up. TCP may send bytes again, and cut them in other places then.
        byte[] bytes() {
            int length = segments.stream().mapToInt(s -> s.offset() + s.bytes().length).max().orElse(0);
            byte[] stream = new byte[length];
            BitSet seen = new BitSet(length);
            for (Segment segment : segments) {
                for (int i = 0; i < segment.bytes().length; i++) {
                    int at = segment.offset() + i;
                    if (seen.get(at) && stream[at] != segment.bytes()[i]) {
                        throw new AssertionError("byte " + at + " was sent again as another");
                    }
                    stream[at] = segment.bytes()[i];
                    seen.set(at);
                }
            }
            if (seen.cardinality() != length) {
                throw new AssertionError("the capture lacks " + (length - seen.cardinality()) + " bytes of " + length);
            }
            return stream;
        }

        /// How many bytes were sent more than once.
        long sentAgain() {
            return segments.stream().mapToLong(s -> s.bytes().length).sum() - bytes().length;
        }

        List<Map<String, List<String>>> units(String protocol) {
            return units.stream().filter(u -> u.containsKey(protocol + "_raw")).toList();
        }
    }

    private final Map<FlowPorts, Flow> flows = new HashMap<>();
    private Map<String, List<String>> unit = new HashMap<>();

    private TsharkReading() {}

    /// Has a file read, with WebSocket and telnet on these ports.
    static TsharkReading of(Path file, Address webSocket, Address telnet) throws IOException {
        TsharkReading reading = new TsharkReading();
        try (Running tshark = Running.start(
                Installed.program("sh").toString(),
                "-c",
                // Its complaint that it runs as root is no JSON.
                "exec \"$0\" \"$@\" 2> /dev/null",
                Installed.program("tshark").toString(),
                "-r", file.toString(),
                "-n",
                "-o", "tcp.reassemble_out_of_order:TRUE",
                "-d", "tcp.port==" + webSocket.port() + ",http",
                "-d", "tcp.port==" + telnet.port() + ",telnet",
                "-T", "json", "-x", "-J", "tcp http websocket telnet")) {
            if (tshark.awaitEnd() != 0) {
                throw new AssertionError("tshark cannot read the capture: " + tshark.output());
            }
            // Keys come more than once where a packet has several frames, so this reads them one by one.
            try (JsonParser json = new JsonFactory().createParser(tshark.output())) {
                while (json.nextToken() != null) {
                    if (json.currentToken() == JsonToken.FIELD_NAME) {
                        reading.field(json.currentName(), json);
                    }
                }
            }
        }
        return reading;
    }

    Flow flow(Address from, Address to) {
        return flows.getOrDefault(new FlowPorts(from.port(), to.port()), new Flow(List.of(), List.of()));
    }

    private void field(String name, JsonParser json) throws IOException {
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT) {
            return; // its fields come next
        }
        List<String> values = new ArrayList<>();
        if (value == JsonToken.START_ARRAY) {
            int depth = 1;
            while (depth > 0) {
                switch (json.nextToken()) {
                    case START_ARRAY -> depth++;
                    case END_ARRAY -> depth--;
                    default -> values.add(json.getText());
                }
            }
        } else {
            values.add(json.getText());
        }
        switch (name) {
            // Each of these is the beginning of a protocol's part of a packet.
            case "tcp_raw", "websocket_raw", "http_raw", "telnet_raw" -> {
                Map<String, List<String>> next = new HashMap<>();
                if (!name.equals("tcp_raw")) {
                    next.put("tcp.srcport", unit.get("tcp.srcport"));
                    next.put("tcp.dstport", unit.get("tcp.dstport"));
                    Flow flow = flow();
                    flow.units().add(next);
                }
                unit = next;
            }
            // The relative sequence number of the first byte is 1.
            case "tcp.payload_raw" -> flow().segments()
                    .add(new Segment(
                            Integer.parseInt(unit.get("tcp.seq").getFirst()) - 1,
                            HexFormat.of().parseHex(values.getFirst())));
            default -> {}
        }
        // Of the bytes of a field only the hex itself, without its position.
        unit.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(name.endsWith("_raw") ? values.subList(0, 1) : values);
    }

    private Flow flow() {
        int from = Integer.parseInt(unit.get("tcp.srcport").getFirst());
        int to = Integer.parseInt(unit.get("tcp.dstport").getFirst());
        return flows.computeIfAbsent(new FlowPorts(from, to), _ -> new Flow(new ArrayList<>(), new ArrayList<>()));
    }
}
