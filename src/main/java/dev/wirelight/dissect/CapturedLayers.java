package dev.wirelight.dissect;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The layers below the socket, from packets that were captured: those of one segment, or of all that carried a unit.
final class CapturedLayers {
    /// Of a unit that lies over more segments, the headers of so many are kept to be looked at.
    static final int MOST_SEGMENTS = 100;

    private static final String GONE = " Its bytes cannot be shown: they are no longer in memory, or no program has read them"
            + " so far.";

    private final List<PacketDissection> packets = new ArrayList<>();
    private final List<PacketHead> heads;
    private final String about;

    /// The layers of a segment by itself.
    CapturedLayers(Call.Segment segment, SegmentPlaces places, FlowStretch data) {
        this(List.of(segment), places, data, "");
    }

    /// The layers of a unit.
    ///
    /// @param carriers at least one
    CapturedLayers(Unit unit, Carriers carriers) {
        this(carriers.segments(), carriers.places(), carriers.data(), carried(unit, carriers));
    }

    private CapturedLayers(List<Call.Segment> segments, SegmentPlaces places, FlowStretch data, String about) {
        this.heads = segments.stream().map(Call.Segment::packet).toList();
        this.about = about;
        segments.stream().limit(MOST_SEGMENTS).forEach(s -> packets.add(PacketDissector.explain(s, places, data)));
    }

    private static String carried(Unit unit, Carriers carriers) {
        List<Call.Segment> segments = carriers.segments();
        long again = segments.stream()
                .map(Call.Segment::packet)
                .filter(p -> p.notes().contains(SegmentNote.RETRANSMISSION) || p.notes().contains(SegmentNote.OVERLAP))
                .count();
        int count = segments.size();
        return (count == 1
                        ? " One segment carried these bytes."
                        : " " + Spelling.number(count) + " segments carried these bytes" + (again == 0 ? "." : ", "
                                + Spelling.number(again) + " of them sent again."))
                + (count > MOST_SEGMENTS ? " The headers of the first " + MOST_SEGMENTS + " are shown." : "")
                + (carriers.carryAllOf(unit) ? "" : " Not all of them are in the capture.");
    }

    /// What the first packet carried, with its bytes where they are at hand.
    Layer data(String place) {
        PacketHead head = heads.getFirst();
        long from = head.dataOffset();
        Optional<Source> source = packets.getFirst().part(Layer.Kind.APPLICATION).map(part -> named(part.source(), 0));
        boolean some = head.dataLength() > 0;
        return new Layer(
                Layer.Kind.APPLICATION,
                place + (some ? Spelling.bytes(head.dataLength()) + " of data" : "no data"),
                some
                        ? "bytes " + Spelling.number(from) + " to " + Spelling.number(from + head.dataLength() - 1)
                                + " of this direction"
                        : "TCP speaks to TCP alone",
                some
                        ? "A piece of what the program handed to TCP. Where messages begin and end in it, TCP does not know."
                                + (source.isPresent() ? "" : GONE)
                        : "No program sees this segment: it opens, confirms or closes, and that is TCP's own business.",
                head.reconstructed() ? Origin.RECONSTRUCTED : Origin.OBSERVED,
                source);
    }

    Layer transport(String place) {
        return layer(
                Layer.Kind.TRANSPORT,
                place + "TCP",
                "TCP carries bytes in order and sends again what was lost. It knows no messages: a segment may hold several"
                        + " of them, or a piece of one.");
    }

    Layer internet(String place) {
        boolean six = packets.getFirst().parts().stream().anyMatch(part -> part.name().startsWith("IPv6"));
        return layer(
                Layer.Kind.INTERNET,
                place + (six ? "IPv6" : "IPv4"),
                "IP brings a packet from one address to another, perhaps through many routers, and promises nothing: it may"
                        + " be lost, doubled or overtaken.");
    }

    Layer link(String place) {
        Optional<PacketPart> header = packets.getFirst().part(Layer.Kind.LINK);
        String name = header.map(part -> part.name().replace(" header", "")).orElse("nothing captured");
        return layer(
                Layer.Kind.LINK,
                place + name,
                header.isPresent()
                        ? "The link carries a packet one step, to the next device on the way; the next one writes a header of"
                                + " its own. On loopback there is no link: the capture shows a header with zeros, or one of"
                                + " its own."
                        : "This capture begins with the IP packet: what the link wrote before it is not known.");
    }

    private Layer layer(Layer.Kind kind, String title, String explanation) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            Optional<PacketPart> part = packets.get(i).part(kind);
            if (part.isPresent()) {
                sources.add(named(part.get().source(), i));
            }
        }
        boolean made = heads.getFirst().reconstructed();
        String summary = packets.getFirst().part(kind).map(PacketPart::summary).orElse("nothing captured");
        return new Layer(
                kind,
                title + (made ? " · reconstructed" : " · captured"),
                summary + (heads.size() > 1 ? " · the first of " + Spelling.number(heads.size()) : ""),
                explanation + about
                        + (made
                                ? " Nobody ever saw this packet: a program wrote it into the file in place of one that was not"
                                        + " captured."
                                : " This header was captured."),
                made ? Origin.RECONSTRUCTED : Origin.OBSERVED,
                sources.stream().findFirst(),
                sources.isEmpty() ? List.of() : List.copyOf(sources.subList(1, sources.size())));
    }

    /// With the packet's number in the capture, and which of several it is.
    private Source named(Source source, int at) {
        String which = heads.size() == 1 ? "" : " · segment " + (at + 1) + " of " + Spelling.number(heads.size());
        String notes = SegmentWords.notes(heads.get(at));
        String name = source.name() + which + " · packet " + Spelling.number(heads.get(at).number())
                + (notes.isEmpty() ? "" : " · " + notes);
        return new Source(name, source.origin(), source.bytes(), source.fields());
    }
}
