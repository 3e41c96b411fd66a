package dev.wirelight.workshop.bench;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The question whose a byte of a packet is.
///
/// @param index of the byte
public record WhoseByte(WirePacket packet, int index) {

    /// Asks for a byte by chance; each piece comes as often as every other, however long it is.
    public static WhoseByte ask(WirePacket packet, RandomGenerator random) {
        PacketPiece piece = packet.pieces().get(random.nextInt(packet.pieces().size()));
        return new WhoseByte(packet, random.nextInt(piece.from(), piece.to()));
    }

    /// What can be answered: everybody who has bytes in the packet, and the socket, which has none.
    public List<Owner> choices() {
        return Stream.concat(packet.owners().stream(), Stream.of(Owner.SOCKET)).toList();
    }

    /// What is to be said to an answer: why it is right, or what speaks against it, but then not whose the byte is.
    public Finding answer(Owner answer) {
        Owner right = packet.at(index).owner();
        if (answer == right) {
            WirePacket.Told told = packet.tell(index);
            return Finding.good("Yes. " + told.place() + ". " + (told.field().isEmpty() ? "" : told.field() + "."));
        }
        return Finding.bad(nearMiss(answer, right) + where(right));
    }

    private String nearMiss(Owner answer, Owner right) {
        boolean inApplication = right == Owner.APPLICATION || right == Owner.MESSAGE;
        return switch (answer) {
            case SOCKET -> "A socket is no layer, and no byte on the wire is its own: it is the endpoint at which a program hands"
                    + " its bytes to TCP.";
            case APPLICATION, MESSAGE -> inApplication ? sameLayer(right) : right == Owner.TLS
                    ? "Near: it stands close to what the application said. But this byte was added when that was encrypted."
                    : "The application never sees this byte: its system put it in front, after write().";
            case TLS -> inApplication
                    ? "TLS encrypted this byte, but did not add it: before that, it was the application’s."
                    : "TLS stands inside of what TCP carries. This byte is further out.";
            case TRANSPORT -> right == Owner.INTERNET
                    ? "Near: it is the neighbour. TCP knows ports and the numbers of bytes; computers’ addresses it leaves to another."
                    : inApplication || right == Owner.TLS
                            ? "TCP carries this byte and does not know what it means: its own header ends before."
                            : "TCP’s header stands further in.";
            case INTERNET -> right == Owner.TRANSPORT
                    ? "Near: it is the neighbour. IP brings a packet to a computer; to which program there, another says."
                    : right == Owner.LINK
                            ? "Near: it is the neighbour. IP’s addresses lead through the whole internet; these bytes lead one step."
                            : "IP carries this byte and never looks at it: its own header ends long before.";
            case LINK -> "The link’s header is the outermost: the first bytes of all. This one stands further in.";
        };
    }

    private static String sameLayer(Owner right) {
        return right == Owner.MESSAGE
                ? "Near: the layer is right. But this byte says something itself, and nothing about a message."
                : "Near: the layer is right. But you did not say this byte: the protocol put it there, so that the other end knows"
                        + " what comes.";
    }

    private String where(Owner right) {
        int before = packet.at(index).from();
        return " There are " + index + " bytes before it"
                + (right == Owner.LINK ? "." : ", and the part that it belongs to begins at byte " + before + ".");
    }
}
