package dev.wirelight.peers;

import dev.wirelight.peers.ComparedFields.Row;
import dev.wirelight.peers.Explanation.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
