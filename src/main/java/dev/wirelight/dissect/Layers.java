package dev.wirelight.dissect;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The layers that carried a unit, from the top down.
///
/// Where packets were captured that carried it, TCP's, IP's and the link's headers are theirs. Where none was, the headers
/// of TCP and IP are a [WorkedExample], and say so.
public final class Layers {
    private static final String EXAMPLE = " Worked example, not captured: ";

    private Layers() {}

    /// The four layers of TCP/IP (RFC 1122 §1.1.3), and between the first two the socket API, which is no layer.
    ///
    /// @param bytes the unit's first bytes, as for [Dissector#explain]
    public static List<Layer> tcpIp(Unit unit, byte[] bytes) {
        return tcpIp(unit, bytes, Carriers.NONE);
    }

    /// The four layers of TCP/IP, and the socket API.
    ///
    /// @param carriers the captured segments that carried the unit
    public static List<Layer> tcpIp(Unit unit, byte[] bytes, Carriers carriers) {
        List<Layer> layers = new ArrayList<>();
        layers.add(ApplicationLayer.of(unit, bytes, carriers.held(), "Application — "));
        layers.add(socketApi(unit.connection()));
        layers.addAll(below(unit, bytes, carriers, List.of("Transport — ", "Internet — ", "Link — ")));
        return secured(unit, bytes, carriers, layers);
    }

    /// TCP, IP and the link. What lies inside TLS they carried in records; where nobody knows in which, nothing can be said.
    ///
    /// @param titles how the three begin
    private static List<Layer> below(Unit unit, byte[] bytes, Carriers carriers, List<String> titles) {
        boolean inside = unit.connection().carrier().isPresent();
        if (inside && carriers.records().isEmpty()) {
            return List.of();
        }
        Unit carried = carriers.records().map(Records::onTheWire).orElse(unit);
        if (!carriers.segments().isEmpty()) {
            CapturedLayers captured = new CapturedLayers(carried, carriers);
            return List.of(
                    captured.transport(titles.get(0)), captured.internet(titles.get(1)), captured.link(titles.get(2)));
        }
        WorkedExample example = new WorkedExample(carried, carriers.records().map(Records::bytes).orElse(bytes));
        String ip = example.ipVersion().map(v -> "IPv" + v).orElse("IP");
        return List.of(
                transport(example, titles.get(0) + "TCP"),
                internet(example, titles.get(1) + ip),
                link(example, titles.get(2)));
    }

    /// The same layers, with TLS between the application and the socket where the unit is a TLS record or lies in some.
    private static List<Layer> secured(Unit unit, byte[] bytes, Carriers carriers, List<Layer> layers) {
        List<Layer> all = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer.kind() == Layer.Kind.SOCKET_API) {
                ApplicationLayer.tls(unit, bytes).ifPresent(all::add);
                if (unit.connection().carrier().isPresent()) {
                    all.add(Records.layer(carriers.records()));
                }
            }
            all.add(layer);
        }
        return List.copyOf(all);
    }

    /// The seven layers of OSI's reference model (ISO/IEC 7498-1), and the socket API.
    ///
    /// @param bytes the unit's first bytes, as for [Dissector#explain]
    public static List<Layer> osi(Unit unit, byte[] bytes) {
        return osi(unit, bytes, Carriers.NONE);
    }

    /// The seven layers of OSI's reference model, and the socket API.
    ///
    /// @param carriers the captured segments that carried the unit
    public static List<Layer> osi(Unit unit, byte[] bytes, Carriers carriers) {
        List<Layer> layers = new ArrayList<>();
        layers.add(ApplicationLayer.of(unit, bytes, carriers.held(), "7 · Application — "));
        layers.add(ApplicationLayer.presentation(unit));
        layers.add(ApplicationLayer.session());
        layers.add(socketApi(unit.connection()));
        layers.addAll(
                below(unit, bytes, carriers, List.of("4 · Transport — ", "3 · Network — ", "2 · Data link — ")));
        layers.add(physical(new WorkedExample(unit, bytes)));
        return secured(unit, bytes, carriers, layers);
    }

    /// The layers of a captured segment by itself: its data, and its headers from TCP down.
    ///
    /// @param trace has the other segments of its connection, and perhaps its data
    public static List<Layer> of(Trace trace, Connection connection, Call.Segment segment) {
        FlowStretch data = FlowStretch.of(trace, connection, List.of(segment));
        CapturedLayers captured = new CapturedLayers(segment, SegmentPlaces.of(trace, connection), data);
        return List.of(
                captured.data("Application — "),
                captured.transport("Transport — "),
                captured.internet("Internet — "),
                captured.link("Link — "));
    }

    private static Layer socketApi(Connection connection) {
        return new Layer(
                Layer.Kind.SOCKET_API,
                "Socket API",
                "endpoints " + connection.client() + " and " + connection.server() + " — not a layer",
                "A socket is an endpoint: there a program hands its bytes to TCP with write() and takes them with"
                        + " read(). It belongs to the operating system; nothing of it travels over the network.",
                Origin.OBSERVED,
                Optional.empty());
    }

    private static Layer transport(WorkedExample example, String title) {
        byte[] header = example.tcpHeader();
        String several = example.fitsOneSegment()
                ? ""
                : " A segment here carries at most " + Spelling.number(example.mostData())
                        + " bytes of data, so there were at " + "least " + Spelling.number(example.segments())
                        + "; this is the first.";
        return new Layer(
                Layer.Kind.TRANSPORT,
                title + " · worked example",
                example.from().port() + " → " + example.to().port() + " · " + TcpHeaderFields.names(example.flags())
                        + " · seq " + example.sequenceNumber(),
                "TCP carries bytes in order and sends again what was lost. It knows no messages: these bytes may have"
                        + " travelled together with others, or in pieces." + several + EXAMPLE
                        + "the ports are the socket's own, the other values are made up by rule. Linux would add 12"
                        + " bytes of timestamps.",
                Origin.RECONSTRUCTED,
                Optional.of(example(example, "TCP header", header, TcpHeaderFields.of(header))));
    }

    private static Layer internet(WorkedExample example, String title) {
        String text =
                "IP brings a packet from one address to another, perhaps through many routers, and promises nothing:"
                        + " it may be lost, doubled or overtaken.";
        Optional<Source> source = example.ipVersion().map(version -> {
            byte[] header =
                    version == 4 ? example.ipv4().bytes() : example.ipv6().bytes();
            List<Field> fields = PacketDissector.explain(FirstHeader.IP, header).parts().getFirst().source().fields();
            return example(example, "IPv" + version + " header", header, fields);
        });
        String hops = example.ipVersion()
                .map(v -> v == 4 ? " · TTL 64" : " · hop limit 64")
                .orElse("");
        return new Layer(
                Layer.Kind.INTERNET,
                title + " · worked example",
                example.from().host() + " → " + example.to().host() + hops,
                text
                        + EXAMPLE
                        + (source.isPresent()
                                ? "the addresses are the socket's own, the other values are made up by rule."
                                : "the addresses are not known in digits, so no header is shown."),
                Origin.RECONSTRUCTED,
                source);
    }

    private static Source example(WorkedExample example, String name, byte[] header, List<Field> fields) {
        return new Source(name, Origin.RECONSTRUCTED, header, example.saySo(fields));
    }

    private static Layer link(WorkedExample example, String title) {
        if (example.isLoopback()) {
            return new Layer(
                    Layer.Kind.LINK,
                    title + "loopback · not captured",
                    "stays inside this computer · no frame of its own",
                    "The packet went from the system's sending side to its receiving side, through no cable. In"
                        + " captures Linux shows an Ethernet header here with zeros for addresses, though there is no"
                        + " Ethernet."
                            + EXAMPLE
                            + "so no header is made up.",
                    Origin.RECONSTRUCTED,
                    Optional.empty());
        }
        return new Layer(
                Layer.Kind.LINK,
                title + "Ethernet or Wi-Fi · not captured",
                "from one device to the next",
                "The link carries a packet one step, to the next device on the way. A program with a socket cannot see"
                        + " which link that was." + EXAMPLE + "so no header is made up.",
                Origin.RECONSTRUCTED,
                Optional.empty());
    }

    private static Layer physical(WorkedExample example) {
        boolean loopback = example.isLoopback();
        return new Layer(
                Layer.Kind.OTHER,
                "1 · Physical",
                loopback ? "none on loopback" : "voltage, light or radio",
                loopback
                        ? "No voltage, light or radio carried these bytes: they were copied from one place in memory"
                                + " to another. Nobody observed this layer; it follows from the addresses."
                        : "Voltage on a cable, light in a fibre or radio waves. A program cannot see which: nobody"
                                + " observed this layer.",
                Origin.RECONSTRUCTED,
                Optional.empty());
    }
}
