package dev.wirelight.capture.record;

import static dev.wirelight.Bytes.hex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Bytes;
import dev.wirelight.Eventually;
import dev.wirelight.capture.CaptureFile;
import dev.wirelight.capture.Talk;
import dev.wirelight.capture.format.CaptureReader;
import dev.wirelight.capture.format.Packet;
import dev.wirelight.capture.format.Reconstruction;
import dev.wirelight.protocol.tcpip.InternetChecksum;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final Address CLIENT = new Address("127.0.0.1", 52_344);
    private static final Address SERVER = new Address("127.0.0.1", 7_007);

    @TempDir
    private Path folder;

    private Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);

    private Connection accept() {
        Connection connection = trace.open("plain", "telnet", Side.SERVER, CLIENT, SERVER);
        trace.note("plain", connection, new Call.Accept());
        return connection;
    }

    private void read(Connection connection, String text) {
        byte[] bytes = Bytes.utf8(text);
        trace.read(trace.now(), connection, bytes, 0, bytes.length, Call.NO_UNIT);
    }

    private void write(Connection connection, String text) {
        byte[] bytes = Bytes.utf8(text);
        trace.write(connection, bytes, 0, bytes.length, Call.NO_UNIT);
    }

    private void talk() {
        Connection connection = accept();
        read(connection, "hello\r\n");
        write(connection, "HELLO\r\n");
        trace.note("plain", connection, new Call.EndOfStream(Direction.CLIENT_TO_SERVER));
        trace.note("plain", connection, new Call.Close());
    }

    private byte[] saved() throws IOException {
        Path file = folder.resolve("saved.pcapng");
        Recording.save(trace, file, InsideTls.LEFT_OUT);
        return Files.readAllBytes(file);
    }

    private static List<Packet> packets(byte[] file) throws Exception {
        List<Packet> packets = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(file))) {
            for (Optional<Packet> next = reader.next(); next.isPresent(); next = reader.next()) {
                packets.add(next.get());
            }
            assertThat(reader.damage()).isEmpty();
        }
        return packets;
    }

    private static final List<String> TALK = List.of(
            "1 > 0+0",
            "2 < 0+0 ack 0",
            "3 > 0+0 ack 0",
            "4 > 0+7 ack 0 \"hello\r\n\"",
            "5 < 0+7 ack 7 \"HELLO\r\n\"",
            "6 > 7+0 ack 7 ends THIS",
            "7 < 7+0 ack 7 ACKNOWLEDGES_FIN ends THIS",
            "8 > 7+0 ack 7 ACKNOWLEDGES_FIN");

    @Test
    void aTalkWithoutCapturedPacketsIsMadeUpFromItsCallsAndSaysSo() throws Exception {
        talk();
        CaptureFile read = Talk.read(saved());
        assertThat(Talk.told(read)).isEqualTo(TALK);
        List<Entry> entries = read.trace().since(Position.START, 100).entries();
        assertThat(entries).allMatch(entry -> ((Call.Segment) entry.call()).packet().reconstructed());
        assertThat(entries.getFirst().connection()).hasToString("127.0.0.1:52344 → 127.0.0.1:7007");
        assertThat(packets(saved()).get(4).comments())
                .containsExactly("Reconstructed by Wirelight from the bytes of write(); nobody captured this packet.");
    }

    @Test
    void theMadeUpHeadersAreRightToTheBit() throws Exception {
        Connection connection = accept();
        write(connection, "A");
        byte[] packet = packets(saved()).get(3).bytes();
        assertThat(Bytes.hex(packet))
                .isEqualTo("45 00 00 29 00 00 40 00 40 06 3c cd 7f 00 00 01 7f 00 00 01 "
                        + "1b 5f cc 78 00 02 49 f1 00 01 86 a1 50 18 ff ff " + checksum(packet) + " 00 00 41");
        // Over data with their own checksum the sum is 0 (RFC 1071).
        assertThat(InternetChecksum.of(Arrays.copyOf(packet, 20))).isZero();
        assertThat(InternetChecksum.of(
                        hex("7f000001 7f000001 0006 0015"), Arrays.copyOfRange(packet, 20, packet.length)))
                .isZero();
    }

    private static String checksum(byte[] packet) {
        return Bytes.hex(Arrays.copyOfRange(packet, 36, 38));
    }

    @Test
    void ipv6IsMadeUpToo() throws Exception {
        Connection connection = trace.open(
                "plain", "telnet", Side.SERVER, new Address("::1", 50_000), new Address("::1", 7_007));
        trace.note("plain", connection, new Call.Accept());
        read(connection, "hi");
        byte[] packet = packets(saved()).get(3).bytes();
        assertThat(Bytes.hex(Arrays.copyOf(packet, 8))).isEqualTo("60 00 00 00 00 16 06 40");
        assertThat(InternetChecksum.of(
                        Arrays.copyOfRange(packet, 8, 40), hex("00000016 00000006"), Arrays.copyOfRange(packet, 40, 62)))
                .isZero();
        assertThat(Talk.told(Talk.read(saved()))).contains("4 > 0+2 ack 0 \"hi\"");
    }

    @Test
    void moreThanAPacketHoldsIsSplit() throws Exception {
        Connection connection = accept();
        write(connection, "x".repeat(140_000));
        assertThat(packets(saved()).stream().skip(3).map(p -> p.bytes().length - 40))
                .containsExactly(65_483, 65_483, 9_034);
        assertThat(Talk.read(saved()).trace().totals().bytes()).isEqualTo(140_000);
    }

    @Test
    void aFileThatIsCutOffAnywhereOpensUpToItsLastWholeBlock() throws Exception {
        talk();
        byte[] whole = saved();
        int most = 0;
        for (int length = whole.length; length >= 28; length--) {
            CaptureFile read = Talk.read(Arrays.copyOf(whole, length));
            List<String> told = Talk.told(read);
            told.remove("ended");
            assertThat(TALK.subList(0, told.size())).isEqualTo(told);
            assertThat(read.damage().isPresent() || read.bytesRead() == length).isTrue();
            most = Math.max(most, told.size());
        }
        assertThat(most).isEqualTo(TALK.size());
    }

    /// What a capture of an Ethernet saw of the client's sending `bytes`, as the live capture writes it down.
    private PacketHead head(long number, long seq, int flags, long dataOffset, int length) {
        byte[] ip = Reconstruction.packet(CLIENT, SERVER, seq, 1, flags, new byte[length]);
        byte[] ethernet = Bytes.join(hex("000000000001 000000000002 0800"), Arrays.copyOf(ip, 40));
        return new PacketHead(number, trace.now(), 1, ethernet, dataOffset, length, 0, Set.of(), false);
    }

    private void segment(Connection connection, PacketHead head) {
        trace.note(
                head.nanos(),
                connection,
                new Call.Segment(
                        Direction.CLIENT_TO_SERVER, head, head.dataOffset(), new byte[0], Call.NO_UNIT, Call.Ends.NONE));
    }

    @Test
    void capturedPacketsAreWrittenAsTheyWereWithTheBytesOfTheSocket() throws Exception {
        Connection connection = accept();
        segment(connection, head(1, 999, Talk.SYN, 0, 0));
        segment(connection, head(2, 1000, Talk.ACK | Talk.PSH, 0, 3));
        segment(connection, head(3, 1003, Talk.ACK | Talk.PSH, 3, 4));
        read(connection, "hello\r\n");
        write(connection, "HELLO\r\n");
        List<Packet> packets = packets(saved());
        assertThat(packets).extracting(Packet::linkType).containsExactly(1, 1, 1, LinkType.RAW.number());
        assertThat(packets).extracting(packet -> packet.comments().size()).containsExactly(0, 0, 0, 1);
        assertThat(Talk.told(Talk.read(saved())))
                .containsExactly(
                        "1 > 0+0",
                        "2 > 0+3 \"hel\"",
                        "3 > 3+4 \"lo\r\n\"",
                        "4 < 0+7 ack 7 \"HELLO\r\n\"",
                        "ended");
    }

    @Test
    void whatTheCaptureMissedIsMadeUpBetweenWhatItSaw() throws Exception {
        Connection connection = accept();
        segment(connection, head(1, 999, Talk.SYN, 0, 0));
        segment(connection, head(2, 1000, Talk.ACK, 0, 3));
        segment(connection, head(3, 1005, Talk.ACK, 5, 2));
        read(connection, "hello\r\n");
        CaptureFile read = Talk.read(saved());
        assertThat(Talk.told(read))
                .containsExactly(
                        "1 > 0+0",
                        "2 > 0+3 \"hel\"",
                        "3 > 5+2 OUT_OF_ORDER",
                        "4 > 3+2 \"lo\r\n\"",
                        "ended");
        assertThat(read.trace().totals().bytes()).isEqualTo(7);
    }

    @Test
    void aConnectionBetweenTwoOfOurSocketsIsRecordedOnce() throws Exception {
        Connection server = accept();
        Connection client = trace.open("client", "telnet", Side.CLIENT, CLIENT, SERVER);
        trace.note("client", client, new Call.Connect(SERVER, null));
        write(client, "hi");
        read(server, "hi");
        write(server, "yes");
        trace.note("client", client, new Call.Close()); // without having read it
        assertThat(Talk.told(Talk.read(saved())))
                .containsExactly(
                        "1 > 0+0",
                        "2 < 0+0 ack 0",
                        "3 > 0+0 ack 0",
                        "4 > 0+2 ack 0 \"hi\"",
                        "5 < 0+3 ack 2 \"yes\"",
                        "6 > 2+0 ack 3 ends THIS",
                        "ended");
    }

    @Test
    void aResetIsMadeUpWhereReadFailedForIt() throws Exception {
        Connection connection = accept();
        trace.note("plain", connection, new Call.Failed("read", "Connection reset"));
        trace.note("plain", connection, new Call.Close());
        assertThat(Talk.told(Talk.read(saved()))).endsWith("3 > 0+0 ack 0", "4 > 0+0 ack 0 ends BOTH");
    }

    @Test
    void whatWasCapturedInAFileCanBeSavedAgain() throws Exception {
        trace = Talk.begun().client(Talk.ACK, 1001, 5001, "hello").server(Talk.RST, 5001, 0, "").read().trace();
        CaptureFile again = Talk.read(saved());
        assertThat(Talk.told(again))
                .containsExactly(
                        "1 > 0+0", "2 < 0+0 ack 0", "3 > 0+0 ack 0", "4 > 0+5 ack 0 \"hello\"", "5 < 0+0 ends BOTH");
        assertThat(again.trace().startedAt()).isEqualTo(trace.startedAt());
    }

    @Test
    void dataThatDifferFromWhatTheStreamHadAreNotMadeToBeTheSame() throws Exception {
        trace = Talk.begun()
                .client(Talk.ACK, 1001, 5001, "hello")
                .client(Talk.ACK, 1001, 5001, "HELLO")
                .read()
                .trace();
        Packet again = packets(saved()).get(4);
        assertThat(again.bytes()).hasSize(40);
        assertThat(again.originalLength()).isEqualTo(45);
        assertThat(again.comments())
                .containsExactly("Its data are left out here: they were others than those that the stream had in this place"
                        + " before, and Wirelight keeps only the first.");
    }

    @Test
    void whatSuchAPacketAddsToTheStreamIsKept() throws Exception {
        trace = Talk.begun()
                .client(Talk.ACK, 1001, 5001, "hello")
                .client(Talk.ACK, 1001, 5001, "HELLO world")
                .read()
                .trace();
        byte[] file = saved();
        assertThat(Talk.told(Talk.read(file))).contains("4 > 0+5 ack 0 \"hello\"", "5 > 0+11 ack 0 \" world\" OVERLAP");
        assertThat(packets(file).get(4).comments().getFirst()).startsWith("Some of its data were others");
    }

    @Test
    void aCapturedPacketOfRawIpIsNotSaidToBeMadeUp() throws Exception {
        trace = Talk.begun().client(Talk.ACK, 1001, 5001, "hello").read().trace();
        byte[] file = saved();
        assertThat(interfaces(file)).containsExactly("made up from what sockets did", "captured");
        assertThat(interfaceOfFirstPacket(file)).isEqualTo(1);
    }

    /// The names in the interface description blocks (draft-ietf-opsawg-pcapng §4.2), which end their 8 bytes with option 2.
    private static List<String> interfaces(byte[] file) {
        List<String> names = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int at = 0; at < file.length; at += bytes.getInt(at + 4)) {
            if (bytes.getInt(at) == 1) {
                names.add(new String(file, at + 20, bytes.getShort(at + 18), UTF_8));
            }
        }
        return names;
    }

    private static int interfaceOfFirstPacket(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int at = 0;
        while (bytes.getInt(at) != 6) {
            at += bytes.getInt(at + 4);
        }
        return bytes.getInt(at + 8);
    }

    @Test
    void aLiveRecordingBeginsNowAndHasEverythingWhenItIsClosed() throws Exception {
        accept();
        Path file = folder.resolve("live.pcapng");
        Recording recording = Recording.start(trace, file, InsideTls.LEFT_OUT);
        talk();
        recording.close();
        assertThat(Talk.told(Talk.read(Files.readAllBytes(file)))).isEqualTo(TALK);
        assertThat(recording.progress())
                .isEqualTo(new Recording.Progress(0, 8, 0, Files.size(file), 0, 0, Optional.empty()));
    }

    @Test
    void whatTheTraceLetGoIsCountedAndWrittenBesideTheNextPacket() throws Exception {
        trace = new Trace(TraceClock.system(), new TraceLimits(4, 1_000));
        talk();
        Path file = folder.resolve("saved.pcapng");
        Recording.Progress progress = Recording.save(trace, file, InsideTls.LEFT_OUT);
        assertThat(progress.missedEntries()).isEqualTo(1);
        assertThat(packets(Files.readAllBytes(file)).getFirst().comments().getFirst())
                .startsWith("Reconstructed by Wirelight")
                .contains("Before this packet 1 calls with 0 bytes were let go");
    }

    /// A disk with room for so many bytes.
    private static final class SmallDisk implements RecordingFile.Disk {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final int room;

        SmallDisk(int room) {
            this.room = room;
        }

        @Override
        public synchronized void write(byte[] bytes) throws IOException {
            int fits = Math.min(bytes.length, room - content.size());
            content.write(bytes, 0, fits);
            if (fits < bytes.length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public synchronized void cut(long length) {
            byte[] kept = Arrays.copyOf(content.toByteArray(), (int) length);
            content.reset();
            content.writeBytes(kept);
        }

        @Override
        public void close() {}

        synchronized byte[] content() {
            return content.toByteArray();
        }
    }

    @Test
    void aFullDiskStopsTheRecordingAndWhatIsThereCanBeRead() throws Exception {
        SmallDisk disk = new SmallDisk(20_000);
        Recording recording = Recording.start(trace, new RecordingFile(disk), InsideTls.LEFT_OUT);
        Connection connection = accept();
        write(connection, "x".repeat(10));
        write(connection, "x".repeat(50_000));
        recording.close();
        assertThat(recording.progress().trouble())
                .hasValue("The recording has stopped: No space left on device. What was written before is in the file.");
        assertThat(packets(disk.content())).isEmpty();
        assertThat(recording.progress().bytes()).isEqualTo(disk.content().length);
    }

    @Test
    void whereNothingCanBeWrittenItIsSaidAtOnce() {
        assertThatThrownBy(() -> Recording.start(trace, new RecordingFile(new SmallDisk(10)), InsideTls.LEFT_OUT))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void anOpenRecordingCanBeReadAlready() throws Exception {
        SmallDisk disk = new SmallDisk(1 << 20);
        long[] now = {0};
        trace = new Trace(new TraceClock(java.time.Instant.EPOCH, () -> now[0]), TraceLimits.DEFAULT);
        Recording recording = Recording.start(trace, new RecordingFile(disk), InsideTls.LEFT_OUT);
        talk();
        now[0] = 10_000_000_000L;
        trace.note("plain", null, new Call.Listen(1));
        Eventually.holds("the talk is in the file", () -> recording.progress().reconstructed() == 8);
        assertThat(packets(disk.content())).hasSize(8);
        recording.close();
    }
}
