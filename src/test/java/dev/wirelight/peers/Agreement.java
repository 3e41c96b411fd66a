package dev.wirelight.peers;

import dev.wirelight.conversation.Unit;
import dev.wirelight.peers.ComparedFields.Row;
import dev.wirelight.peers.Explanation.Line;
import dev.wirelight.trace.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares what tshark says of a capture with what Wirelight says of it.
final class Agreement {
    private static final int MOST_SHOWN = 300;

    private final List<Row> ofPackets = ComparedFields.ofPackets();
    private final List<Row> ofFlows = ComparedFields.ofFlows();
    private final Map<String, Integer> compared = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int packets;

    /// How many values of each field were compared, by tshark's name for it.
    Map<String, Integer> compared() {
        return compared;
    }

    List<String> differences() {
        return differences;
    }

    int packets() {
        return packets;
    }

    /// Compares all of a capture.
    ///
    /// @param known why a field of a capture may be another, by its name; these are not compared
    void compare(String capture, PdmlReading theirs, Explanation ours, Map<String, String> known) {
        List<List<Line>> ourPackets = packets(ours);
        if (theirs.packets().size() != ourPackets.size()) {
            differences.add(capture + ": tshark sees " + theirs.packets().size() + " packets, we see " + ourPackets.size());
            return;
        }
        packets += ourPackets.size();
        for (int i = 0; i < ourPackets.size(); i++) {
            compare(capture + " packet " + (i + 1), ofPackets, List.of(theirs.packets().get(i)), ourPackets.get(i), known);
        }
        Map<String, List<PdmlReading.Packet>> theirFlows = theirFlows(theirs, ourPackets);
        for (Map.Entry<String, List<PdmlReading.Packet>> flow : theirFlows.entrySet()) {
            List<Line> lines = ours.lines().stream().filter(line -> key(line).equals(flow.getKey())).toList();
            compare(capture + " flow " + flow.getKey(), ofFlows, flow.getValue(), lines, known);
        }
    }

    /// Compares what both say of the checksums.
    ///
    /// @param theirs read by a tshark that computes them
    void compareChecksums(String capture, PdmlReading theirs, Explanation ours) {
        List<List<Line>> ourPackets = packets(ours);
        for (int i = 0; i < Math.min(ourPackets.size(), theirs.packets().size()); i++) {
            for (Row row : ComparedFields.ofChecksums()) {
                List<String> their = theirs.packets().get(i).all(row.theirs()).stream().map(row::value).toList();
                List<String> our = ourPackets.get(i).stream().flatMap(line -> row.ours().apply(line).stream()).toList();
                // Of a segment that came too early or again we do not have the data at hand.
                if (!our.contains(ComparedFields.NOT_JUDGED)) {
                    same(capture + " packet " + (i + 1), row.name(), their, our, Map.of());
                }
            }
        }
    }

    /// Compares the payloads of all frames without their masks, and what their messages are when they are decompressed.
    void comparePayloads(String capture, Path file, Explanation ours) throws IOException {
        Set<String> clients = new TreeSet<>();
        ours.lines().stream().filter(line -> line.protocol().equals("websocket")).forEach(line -> clients.add(line.client() + " " + line.server()));
        for (String pair : clients) {
            Address client = address(pair.substring(0, pair.indexOf(' ')));
            Address server = address(pair.substring(pair.indexOf(' ') + 1));
            TsharkReading theirs = TsharkReading.of(file, server, new Address("nobody", 1));
            for (boolean toServer : new boolean[] {true, false}) {
                TsharkReading.Flow flow = toServer ? theirs.flow(client, server) : theirs.flow(server, client);
                List<String> payloads = flow.units("websocket").stream()
                        .flatMap(unit -> unit.getOrDefault("websocket.payload_raw", List.of()).stream())
                        .toList();
                // Of a message in several frames tshark shows the text in other places, depending on how it came.
                List<String> texts = flow.units("websocket").stream()
                        .filter(unit -> unit.get("websocket.fin").equals(List.of("1")) && unit.get("websocket.opcode").equals(List.of("1")))
                        .flatMap(unit -> unit.getOrDefault("websocket.payload.text_raw", List.of()).stream())
                        // Of what a compressed payload becomes we keep that many bytes, and say so.
                        .map(hex -> hex.substring(0, Math.min(hex.length(), 2 * Unit.INFLATED_PREVIEW)))
                        .toList();
                WebSocketPayloads our = WebSocketPayloads.of(ours.lines().stream()
                        .filter(line -> line.client().equals(client.toString()) && line.isToServer() == toServer)
                        .toList());
                same(capture + " " + pair, "websocket.payload", payloads, our.payloads(), Map.of());
                same(capture + " " + pair, "websocket.payload.text", texts, our.texts(), Map.of());
            }
        }
    }

    private static Address address(String text) {
        int colon = text.lastIndexOf(':');
        return new Address(text.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(text.substring(colon + 1)));
    }

    private void compare(
            String where, List<Row> rows, List<PdmlReading.Packet> theirs, List<Line> ours, Map<String, String> known) {
        for (Row row : rows) {
            List<String> their = theirs.stream().flatMap(packet -> packet.all(row.theirs()).stream()).map(row::value).toList();
            List<String> our = ours.stream().flatMap(line -> row.ours().apply(line).stream()).toList();
            same(where, row.name(), their, our, known);
        }
    }

    /// Compares the values of a field.
    void same(String where, String name, List<String> theirs, List<String> ours, Map<String, String> known) {
        if (known.containsKey(name) || theirs.isEmpty() && ours.isEmpty()) {
            return;
        }
        compared.merge(name, theirs.size(), Integer::sum);
        if (!theirs.equals(ours)) {
            differences.add(where + " " + name + ":\n  tshark " + shown(theirs) + "\n  we     " + shown(ours));
        }
    }

    private static String shown(List<String> values) {
        String text = values.toString();
        return values.size() + " " + (text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…");
    }

    /// The lines of each packet: its last header is that of TCP.
    private static List<List<Line>> packets(Explanation ours) {
        List<List<Line>> packets = new ArrayList<>();
        List<Line> headers = new ArrayList<>();
        for (Line line : ours.lines()) {
            boolean header = line.source().equals("wire")
                    && List.of("ethernet", "linux-sll", "linux-sll2", "bsd-loopback", "ipv4", "ipv6", "tcp").contains(line.protocol());
            if (header) {
                headers.add(line);
                if (line.protocol().equals("tcp")) {
                    packets.add(headers);
                    headers = new ArrayList<>();
                }
            }
        }
        return packets;
    }

    private static Map<String, List<PdmlReading.Packet>> theirFlows(PdmlReading theirs, List<List<Line>> ourPackets) {
        Map<String, List<PdmlReading.Packet>> flows = new LinkedHashMap<>();
        for (int i = 0; i < ourPackets.size(); i++) {
            PdmlReading.Packet packet = theirs.packets().get(i);
            // Both number connections in the order in which they begin: tshark from 0, we from 1.
            int connection = 1 + Integer.parseInt(packet.show("tcp.stream").orElseThrow());
            String client = ourPackets.get(i).getFirst().client();
            boolean toServer = client.endsWith(":" + packet.show("tcp.srcport").orElseThrow());
            flows.computeIfAbsent(key(connection, toServer), _ -> new ArrayList<>()).add(packet);
        }
        return flows;
    }

    private static String key(Line line) {
        return key(line.connection(), line.isToServer());
    }

    private static String key(int connection, boolean toServer) {
        return connection + (toServer ? " to the server" : " to the client");
    }
}
