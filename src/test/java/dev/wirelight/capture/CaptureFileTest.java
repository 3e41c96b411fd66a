package dev.wirelight.capture;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.capture.Talk.ACK;
import static dev.wirelight.capture.Talk.SYN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Bytes;
import dev.wirelight.capture.flow.Connections;
import dev.wirelight.capture.flow.Story;
import dev.wirelight.capture.flow.TcpPacket;
import dev.wirelight.capture.format.CaptureReader;
import dev.wirelight.capture.format.CaptureReader.NotACapture;
import dev.wirelight.capture.format.Packet;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTest {
    private static final byte[] UDP = hex("4500 001c 0000 4000 40 11 0000 7f000001 7f000001 0035 0035 0008 0000");
    private static final byte[] PING = hex("4500 001c 0000 4000 40 01 0000 7f000001 7f000001 0800 0000 0000 0000");

    @Test
    void whatIsNoTcpIsCountedByItsKind() {
        CaptureFile read = Talk.begun().raw(UDP).raw(UDP).raw(PING).client(ACK, 1001, 5001, "hi").read();
        assertThat(read.notTcp()).isEqualTo(Map.of("UDP", 2L, "ICMP", 1L));
        assertThat(read.packets()).isEqualTo(7);
        assertThat(Talk.told(read)).contains("7 > 0+2 ack 0 \"hi\"");
    }

    @Test
    void progressIsToldInBytesOfTheFile(@TempDir Path folder) throws Exception {
        byte[] bytes = Talk.begun().file();
        Path path = Files.write(folder.resolve("a.pcapng"), bytes);
        try (CaptureFile file = CaptureFile.open(path, TraceLimits.DEFAULT)) {
            assertThat(file.size()).isEqualTo(bytes.length);
            assertThat(file.step()).isTrue();
            assertThat(file.packets()).isEqualTo(1);
            assertThat(file.bytesRead()).isBetween(1L, bytes.length - 1L);
            while (file.step()) {
                assertThat(file.hasEnded()).isFalse();
            }
            assertThat(file.hasEnded()).isTrue();
            assertThat(file.step()).isFalse();
            assertThat(file.bytesRead()).isEqualTo(bytes.length);
        }
    }

    @Test
    void aDamagedFileIsReadUpToTheDamage() {
        byte[] whole = Talk.begun().client(ACK, 1001, 5001, "hi").file();
        CaptureFile read = Talk.read(Arrays.copyOf(whole, whole.length - 3));
        assertThat(Talk.told(read)).containsExactly("1 > 0+0", "2 < 0+0 ack 0", "3 > 0+0 ack 0", "ended");
        assertThat(read.damage()).isPresent();
    }

    @Test
    void aFileWithoutPacketsHasNoTime() {
        CaptureFile read = new Talk().read();
        assertThat(read.firstPacketAt()).isEmpty();
        assertThat(read.damage()).isEmpty();
    }

    @Test
    void whatIsNoCaptureIsRefused() {
        assertThatThrownBy(() -> CaptureFile.open(
                        new ByteArrayInputStream(Bytes.utf8("hello, world")), CaptureFile.UNKNOWN_SIZE, TraceLimits.DEFAULT))
                .isInstanceOf(NotACapture.class);
    }

    @Test
    void ipv6AddressesAreWrittenInTheirShortForm() {
        byte[] syn = hex("60000000 0014 06 40 20010db8000000000000000000000001 00000000000000000000000000000001"
                + "c000 1f40 00000001 00000000 5002 ffff 0000 0000");
        CaptureFile read = new Talk().raw(syn).read();
        assertThat(read.trace().since(dev.wirelight.trace.Position.START, 1).entries().getFirst().connection())
                .hasToString("[2001:db8::1]:49152 → [::1]:8000");
    }

    @Test
    void ofTooManyOpenConnectionsTheOneUsedLeastIsFollowedNoFurther() throws Exception {
        List<String> told = new ArrayList<>();
        Connections connections = new Connections((client, _) -> story(client, told), 2, 1_000);
        feed(connections, new Talk(1).client(SYN, 1, 0, ""));
        feed(connections, new Talk(2).client(SYN, 1, 0, ""));
        feed(connections, new Talk(1).client(ACK, 2, 0, "x"));
        feed(connections, new Talk(3).client(SYN, 1, 0, ""));
        assertThat(told).containsExactly("1", "2", "1", "2 CaptureEnded[]", "3");
        assertThat(connections.dropped()).isEqualTo(1);
    }

    @Test
    void whereNoRoomIsLeftToWaitWhatCameTooEarlyIsHandedOnBehindAGap() throws Exception {
        List<String> told = new ArrayList<>();
        Connections connections = new Connections((_, _) -> bytes(told), 10, 3);
        feed(
                connections,
                Talk.begun()
                        .client(ACK, 1004, 5001, "def")
                        .client(ACK, 1009, 5001, "ij")
                        .client(ACK, 1011, 5001, "kl"));
        assertThat(told).containsExactly("gap 3", "def", "gap 2", "ij", "kl");
    }

    @Test
    void whereNoRoomIsLeftAtAllWhatCameTooEarlyIsHandedOnAtOnce() throws Exception {
        List<String> told = new ArrayList<>();
        Connections connections = new Connections((_, _) -> bytes(told), 10, 0);
        feed(connections, Talk.begun().client(ACK, 1004, 5001, "def").client(ACK, 1007, 5001, "ghi"));
        assertThat(told).containsExactly("gap 3", "def", "ghi");
    }

    @Test
    void whatFillsAHoleIsHandedOnEvenWhereNoRoomIsLeftToWait() throws Exception {
        List<String> told = new ArrayList<>();
        Connections connections = new Connections((_, _) -> bytes(told), 10, 3);
        feed(connections, Talk.begun().client(ACK, 1004, 5001, "def").client(ACK, 1001, 5001, "abc"));
        assertThat(told).containsExactly("abcdef");
    }

    /// The bytes that are handed on, and the lengths of gaps.
    private static Story bytes(List<String> told) {
        return new Story() {
            @Override
            public void segment(
                    long nanos, Direction direction, PacketHead packet, byte[] data, long firstUnit, Call.Ends ends) {
                if (data.length > 0) {
                    told.add(new String(data, java.nio.charset.StandardCharsets.US_ASCII));
                }
            }

            @Override
            public void gap(long nanos, Direction direction, long length) {
                told.add("gap " + length);
            }

            @Override
            public void note(long nanos, Call call) {}

            @Override
            public Inside inside(String speaks) {
                throw new AssertionError();
            }
        };
    }

    private static Story story(Address client, List<String> told) {
        return new Story() {
            @Override
            public void segment(
                    long nanos, Direction direction, PacketHead packet, byte[] data, long firstUnit, Call.Ends ends) {
                told.add("" + client.port());
            }

            @Override
            public void gap(long nanos, Direction direction, long length) {
                told.add("gap");
            }

            @Override
            public void note(long nanos, Call call) {
                told.add(client.port() + " " + call);
            }

            @Override
            public Inside inside(String speaks) {
                throw new AssertionError();
            }
        };
    }

    private static void feed(Connections connections, Talk talk) throws Exception {
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(talk.file()))) {
            for (Optional<Packet> next = reader.next(); next.isPresent(); next = reader.next()) {
                Packet packet = next.get();
                PacketLayout layout =
                        ((PacketLayout.Segment) PacketLayout.of(packet.linkType(), packet.bytes())).layout();
                connections.take(TcpPacket.of(packet, layout, 0));
            }
        }
    }
}
