package dev.wirelight.capture.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.Eventually;
import dev.wirelight.capture.CaptureFile;
import dev.wirelight.capture.Talk;
import dev.wirelight.capture.format.CaptureReader;
import dev.wirelight.capture.format.InsideNote;
import dev.wirelight.capture.format.Packet;
import dev.wirelight.capture.format.PcapngWriter;
import dev.wirelight.capture.format.Reconstruction;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.RecordContent;
import dev.wirelight.dissect.Records;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said inside TLS is kept in a recording when somebody asks for it, and only then.
class InsideTlsTest {
    private static final Address CLIENT = new Address("127.0.0.1", 52_344);
    private static final Address SERVER = new Address("127.0.0.1", 7_443);
    private static final String BEGINNING =
            "Reconstructed by Wirelight from plain bytes inside TLS, not on the wire; carried by 127.0.0.1:52344 → "
                    + "127.0.0.1:7443: ";
    private static final String END = "; nobody captured this packet.";

    @TempDir
    private Path folder;

    private Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private Connection wire = trace.open("plain-tls", "tls", Side.SERVER, CLIENT, SERVER);
    private Connection inside = trace.openInside(wire, "telnet");

    /// A record with that many bytes behind its header, none of which say anything.
    private static byte[] record(int length) {
        byte[] record = new byte[5 + length];
        Arrays.fill(record, (byte) 0xee);
        record[0] = 23;
        record[1] = 3;
        record[2] = 3;
        record[3] = (byte) (length >> 8);
        record[4] = (byte) length;
        return record;
    }

    private void begin() {
        trace.note("plain-tls", wire, new Call.Accept());
        // For what stands in these records nobody has asked: they stand for the handshake.
        receive(record(100));
        trace.write(wire, record(200), 0, 205, Call.NO_UNIT);
        trace.note("plain-tls", inside, new Call.Secured("TLSv1.3", "TLS_AES_128_GCM_SHA256", ""));
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private void receive(byte[] record) {
        trace.read(trace.now(), wire, record, 0, record.length, Call.NO_UNIT);
    }

    private void hear(String text) {
        byte[] plain = Bytes.utf8(text);
        long at = wire.flow(Direction.CLIENT_TO_SERVER).length();
        receive(record(plain.length + 17));
        trace.decrypted(trace.now(), inside, plain, 0, plain.length, Call.NO_UNIT, at, plain.length + 22);
    }

    private void say(String text) {
        byte[] plain = Bytes.utf8(text);
        long at = wire.flow(Direction.SERVER_TO_CLIENT).length();
        trace.encrypted(inside, plain, 0, plain.length, Call.NO_UNIT, at, plain.length + 22);
        trace.write(wire, record(plain.length + 17), 0, plain.length + 22, Call.NO_UNIT);
    }

    private void end() {
        receive(record(19));
        trace.note("plain-tls", inside, new Call.EndOfStream(Direction.CLIENT_TO_SERVER));
        trace.note("plain-tls", inside, new Call.Shutdown());
        trace.write(wire, record(19), 0, 24, Call.NO_UNIT);
        trace.note("plain-tls", inside, new Call.Close());
        trace.note("plain-tls", wire, new Call.Close());
    }

    private void talk() {
        begin();
        hear("hello secret\r\n");
        say("HELLO SECRET\r\n");
        end();
    }

    private byte[] saved(InsideTls insideTls) throws Exception {
        Path file = folder.resolve("saved.pcapng");
        Recording.save(trace, file, insideTls);
        return Files.readAllBytes(file);
    }

    private static List<Packet> packets(byte[] file) throws Exception {
        List<Packet> packets = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(file))) {
            for (Optional<Packet> next = reader.next(); next.isPresent(); next = reader.next()) {
                packets.add(next.get());
            }
        }
        return packets;
    }

    private static List<Entry> entries(CaptureFile file) {
        return file.trace().since(Position.START, 10_000).entries();
    }

    /// What happened inside, in short.
    private static List<String> told(CaptureFile file) {
        return entries(file).stream()
                .filter(entry -> Objects.requireNonNull(entry.connection()).carrier().isPresent())
                .map(entry -> switch (entry.call()) {
                    case Call.Carried carried ->
                        carried.getClass().getSimpleName() + " " + carried.direction() + " " + carried.offset() + " \""
                                + ascii(carried.bytes()).strip() + "\" in "
                                + carried.recordOffset() + "+" + carried.recordLength();
                    default -> entry.call().toString();
                })
                .toList();
    }

    private static final List<String> TALK = List.of(
            "Secured[version=TLSv1.3, cipherSuite=TLS_AES_128_GCM_SHA256, applicationProtocol=]",
            "Decrypted CLIENT_TO_SERVER 0 \"hello secret\" in 105+36",
            "Encrypted SERVER_TO_CLIENT 0 \"HELLO SECRET\" in 205+36",
            "EndOfStream[direction=CLIENT_TO_SERVER]",
            "EndOfStream[direction=SERVER_TO_CLIENT]",
            "Close[]");

    @Test
    void whoDoesNotAskForItGetsNoByteOfIt() throws Exception {
        talk();
        byte[] file = saved(InsideTls.LEFT_OUT);
        assertThat(ascii(file)).doesNotContainIgnoringCase("secret").doesNotContain("inside TLS");
        assertThat(told(Talk.read(file))).isEmpty();
    }

    @Test
    void whoAsksForItGetsTheTalkAgainOverTheRecordsThatCarriedIt() throws Exception {
        talk();
        CaptureFile file = Talk.read(saved(InsideTls.KEPT));
        assertThat(told(file)).isEqualTo(TALK);
        Connection within = entries(file).stream()
                .map(entry -> Objects.requireNonNull(entry.connection()))
                .filter(connection -> connection.carrier().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(within).hasToString("127.0.0.1:52344 → 127.0.0.1:7443");
        assertThat(within.wire()).isSameAs(entries(file).getFirst().connection());
        assertThat(file.connections()).isEqualTo(1);
    }

    @Test
    void aLineAndItsRecordFindEachOtherInTheOpenedFile() throws Exception {
        talk();
        CaptureFile file = Talk.read(saved(InsideTls.KEPT));
        Unit line = unit(file, unit -> unit.content() instanceof Content.Telnet);
        Records records = Records.of(file.trace(), line).orElseThrow();
        assertThat(records.pieces()).containsExactly(new Records.Piece(0, 14, 105, 36));
        assertThat(records.bytes()).isEqualTo(record(31));
        Unit record = unit(file, unit -> unit.content() instanceof Content.Tls
                && unit.direction() == Direction.CLIENT_TO_SERVER
                && unit.offset() == 105);
        RecordContent content = RecordContent.of(file.trace(), record).orElseThrow();
        assertThat(content.bytes()).asString().isEqualTo("hello secret\r\n");
        assertThat(content.inside()).isSameAs(line.connection());
    }

    private static Unit unit(CaptureFile file, Predicate<Unit> wanted) {
        return new TraceReader(file.trace())
                .next(10_000).stream()
                        .flatMap(seen -> seen instanceof Seen.Completed(Unit unit) ? Stream.of(unit) : Stream.of())
                        .filter(wanted)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void thePacketsSayThatTheyWereNeverOnTheWireAndLieBetweenAddressesOfNoNetwork() throws Exception {
        talk();
        List<Packet> made = packets(saved(InsideTls.KEPT)).stream()
                .filter(packet -> packet.comments().getFirst().contains("inside TLS"))
                .toList();
        assertThat(made.stream().map(packet -> packet.comments().getFirst()))
                .containsExactly(
                        BEGINNING + "agreed on TLSv1.3 with TLS_AES_128_GCM_SHA256" + END,
                        BEGINNING + "TCP wants this packet" + END,
                        BEGINNING + "TCP wants this packet" + END,
                        BEGINNING + "decrypted from the record of 36 bytes at sequence number 100106" + END,
                        BEGINNING + "encrypted into the record of 36 bytes at sequence number 150206" + END,
                        BEGINNING + "close_notify" + END,
                        BEGINNING + "close_notify" + END,
                        BEGINNING + "the end" + END);
        // IPv6 from and to 2001:db8::127.0.0.1, TCP from port 52344 to 23, which is telnet's.
        assertThat(Bytes.hex(Arrays.copyOfRange(made.get(3).bytes(), 0, 44)))
                .isEqualTo("60 00 00 00 00 22 06 40 "
                        + "20 01 0d b8 00 00 00 00 00 00 00 00 7f 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 7f 00 00 01 "
                        + "cc 78 00 17");
        assertThat(made.get(3).bytes()).endsWith(Bytes.utf8("hello secret\r\n"));
    }

    @Test
    void anEndWithoutCloseNotifyIsOneAgain() throws Exception {
        begin();
        hear("hello");
        trace.note("plain-tls", inside, new Call.Truncated(Direction.CLIENT_TO_SERVER));
        trace.note("plain-tls", inside, new Call.Close());
        trace.note("plain-tls", wire, new Call.Close());
        assertThat(told(Talk.read(saved(InsideTls.KEPT)))).endsWith("Truncated[direction=CLIENT_TO_SERVER]", "Close[]");
    }

    @Test
    void aRecordingThatBeginsInTheMiddleLaysTheTalkOverTheRightRecords() throws Exception {
        begin();
        hear("before");
        Path file = folder.resolve("live.pcapng");
        try (Recording _ = Recording.start(trace, file, InsideTls.KEPT)) {
            say("first");
            hear("second");
            end();
        }
        CaptureFile read = Talk.read(Files.readAllBytes(file));
        assertThat(told(read))
                .startsWith(
                        "Encrypted SERVER_TO_CLIENT 0 \"first\" in 0+27", "Decrypted CLIENT_TO_SERVER 0 \"second\" in 0+28");
        Unit record = unit(read, unit -> unit.content() instanceof Content.Tls && unit.direction() == Direction.SERVER_TO_CLIENT);
        assertThat(RecordContent.of(read.trace(), record).orElseThrow().bytes()).asString().isEqualTo("first");
    }

    @Test
    void aFileThatEndsAnywhereCanStillBeRead() throws Exception {
        talk();
        byte[] file = saved(InsideTls.KEPT);
        for (int length = 100; length < file.length; length++) {
            CaptureFile read = Talk.read(Arrays.copyOf(file, length));
            List<String> told = new ArrayList<>(told(read));
            if (!told.isEmpty() && told.getLast().equals("CaptureEnded[]")) {
                told.removeLast();
            }
            assertThat(TALK.subList(0, told.size())).isEqualTo(told);
        }
    }

    @Test
    void whereBothSocketsAreOursTheTalkIsThereOnce() throws Exception {
        Connection theirs = trace.open("client", "tls", Side.CLIENT, CLIENT, SERVER);
        Connection theirInside = trace.openInside(theirs, "telnet");
        begin();
        trace.note("client", theirs, new Call.Connect(SERVER, null));
        trace.note("client", theirInside, new Call.Secured("TLSv1.3", "TLS_AES_128_GCM_SHA256", ""));
        byte[] plain = Bytes.utf8("hello\r\n");
        trace.encrypted(theirInside, plain, 0, 7, Call.NO_UNIT, 105, 29);
        trace.write(theirs, record(24), 0, 29, Call.NO_UNIT);
        hear("hello\r\n");
        assertThat(told(Talk.read(saved(InsideTls.KEPT))))
                .containsExactly(
                        TALK.getFirst(), "Decrypted CLIENT_TO_SERVER 0 \"hello\" in 105+29", "CaptureEnded[]");
    }

    @Test
    void packetsThatWereTakenOutLeaveAGapAndThoseThatAreThereTwiceCountOnce() throws Exception {
        begin();
        hear("one\r\n");
        hear("two\r\n");
        hear("three\r\n");
        List<Packet> all = new ArrayList<>(packets(saved(InsideTls.KEPT)));
        Packet two = all.stream().filter(packet -> ascii(packet.bytes()).endsWith("two\r\n")).findFirst().orElseThrow();
        Packet three = all.stream().filter(packet -> ascii(packet.bytes()).endsWith("three\r\n")).findFirst().orElseThrow();
        all.remove(two);
        all.add(three);
        assertThat(told(Talk.read(file(all))))
                .containsSequence(
                        "Decrypted CLIENT_TO_SERVER 0 \"one\" in 105+27",
                        "Gap[direction=CLIENT_TO_SERVER, offset=5, length=5]",
                        "Decrypted CLIENT_TO_SERVER 10 \"three\" in 159+29",
                        "CaptureEnded[]");
    }

    private static byte[] file(List<Packet> packets) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(file)) {
            int from = writer.describe(Reconstruction.LINK.number(), "some");
            for (Packet packet : packets) {
                writer.write(from, packet.nanos(), packet.bytes(), packet.originalLength(), packet.comments().getFirst());
            }
        }
        return file.toByteArray();
    }

    @Test
    void aCommentThatIsNotOurOwnMakesAPacketLikeAnyOther() throws Exception {
        byte[] packet = Reconstruction.packet(CLIENT, SERVER, 1, 0, 2, new byte[0]);
        for (String comment : List.of(
                "",
                "inside TLS",
                BEGINNING + "the end" + END, // and yet between addresses of the wire
                BEGINNING.replace("127.0.0.1:52344", "nowhere:1") + "the end" + END,
                BEGINNING.replace(":7443", ":74430") + "the end" + END,
                BEGINNING + "decrypted from the record of x bytes" + END)) {
            CaptureFile read = Talk.read(file(List.of(
                    new Packet(1, 1_000, Reconstruction.LINK.number(), packet, packet.length, List.of(comment), 0))));
            assertThat(told(read)).as(comment).isEmpty();
            assertThat(Talk.told(read)).as(comment).first().asString().startsWith("1 > 0+0");
        }
    }

    @Test
    void whatAPacketSaysInsideCanBeReadAgain() {
        for (InsideNote.Event event : List.of(
                new InsideNote.Secured("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "http/1.1"),
                new InsideNote.Carried(true, 0xffff_ffffL, 16_406),
                new InsideNote.Truncated())) {
            InsideNote note = new InsideNote(new Address("::1", 1), new Address("fe80::2:3", 65_535), event);
            String comment = Reconstruction.comment(note.words());
            assertThat(InsideNote.of(comment + " Before this packet 1 calls were let go.")).hasValue(note);
        }
    }

    @Test
    void howMuchOfItWasRecordedIsCounted() throws Exception {
        long[] now = {0};
        trace = new Trace(new TraceClock(java.time.Instant.EPOCH, () -> now[0]), TraceLimits.DEFAULT);
        wire = trace.open("plain-tls", "tls", Side.SERVER, CLIENT, SERVER);
        inside = trace.openInside(wire, "telnet");
        Path file = folder.resolve("live.pcapng");
        try (Recording recording = Recording.start(trace, file, InsideTls.KEPT)) {
            talk();
            now[0] = 10_000_000_000L;
            trace.note("plain-tls", null, new Call.Listen(1));
            Eventually.holds("the talk is in the file", () -> recording.progress().inside() == 8);
            // Before it is closed, as if the power went away now.
            assertThat(told(Talk.read(Files.readAllBytes(file)))).isEqualTo(TALK);
        }
    }
}
