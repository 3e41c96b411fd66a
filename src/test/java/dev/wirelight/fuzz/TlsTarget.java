package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.tls.MessagePart;
import dev.wirelight.protocol.tls.TlsReader;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.protocol.tls.TlsSession;
import java.util.ArrayList;
import java.util.List;

/// TLS records of one direction; with flag 0 the server's, with flag 1 from the middle.
///
/// - However the stream arrives, the records say the same, up to the first that is none.
/// - The parts of messages fill the record that they are in.
final class TlsTarget implements Target {

    @Override
    public void run(Input input) {
        same("whole and in pieces", read(input, input.whole()), read(input, input.pieces()));
    }

    private static List<String> read(Input input, List<byte[]> arrivals) {
        TlsReader reader = new TlsReader(input.flag(0) ? Role.SERVER : Role.CLIENT, new TlsSession());
        if (input.flag(1)) {
            reader.goOnInTheMiddle();
        }
        List<String> said = new ArrayList<>();
        for (byte[] arrival : arrivals) {
            for (int from = 0; from < arrival.length; ) {
                int used = reader.take(arrival, from, arrival.length - from);
                check(used > 0 && used <= arrival.length - from, () -> "it took " + used);
                from += used;
                if (reader.broken().isPresent()) {
                    said.add("broken " + reader.broken().get());
                    return said;
                }
                reader.ended().ifPresent(read -> {
                    checkParts(read);
                    said.add(read.toString());
                });
            }
        }
        said.add("waiting " + reader.begun() + " " + reader.left());
        return said;
    }

    private static void checkParts(TlsReader.Read read) {
        long filled = read.parts().stream().mapToLong(MessagePart::count).sum();
        boolean carriesMessages = read.record().type() == TlsRecord.HANDSHAKE && !read.context().encrypted();
        same("what parts fill", carriesMessages ? (long) read.record().length() : 0L, filled);
        check(read.parts().stream().allMatch(part -> part.count() > 0), () -> "a part of nothing: " + read);
    }
}
