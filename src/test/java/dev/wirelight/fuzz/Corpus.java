package dev.wirelight.fuzz;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;

import dev.wirelight.TlsBytes;
import dev.wirelight.protocol.tcpip.LinkType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;

/// What a fuzzer begins with: things that peers really say.
final class Corpus {
    static final byte[] UPGRADE = utf8("GET /chat?a=b HTTP/1.1\r\nHost: localhost:8000\r\nUpgrade: websocket\r\n"
            + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chat, superchat\r\n"
            + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n");
    private static final byte[] AGREED = utf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
            + "Sec-WebSocket-Protocol: chat\r\n\r\n");
    private static final byte[] COMPRESSING = utf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
            + "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n\r\n");
    private static final byte[] COMPRESSED_BACK = hex("c1 07 f2 48 cd c9 c9 07 00  c2 07 f2 48 cd c9 c9 07 00  81 02 68 69");
    private static final byte[] GET = utf8("GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: a\r\nAccept: */*\r\n\r\n");
    private static final byte[] POST = utf8("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
    private static final byte[] OK = utf8("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Type: text/plain\r\n\r\nabc");
    private static final byte[] CHUNKED = utf8("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    private static final byte[] OLD = utf8("\r\nGET /old HTTP/1.0\nHost: x\n\n");

    /// Masked text "Hello", ping, two fragments of "wörld" with a pong between, binary, close 1000: from a client.
    private static final byte[] CLIENT_FRAMES = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58  89 82 00 00 00 00 68 69"
            + "01 82 00 00 00 00 77 c3  8a 80 01 02 03 04  80 84 00 00 00 00 b6 72 6c 64"
            + "82 84 ff ff ff ff 00 01 02 03  88 87 00 00 00 00 03 e8 64 6f 6e 65 21");
    /// The same from a server, and a frame with a 16-bit length before it.
    private static final byte[] SERVER_FRAMES = join(
            hex("82 7e 00 80"),
            new byte[128],
            hex("81 05 48 65 6c 6c 6f  89 02 68 69  01 02 77 c3  8a 00  80 04 b6 72 6c 64  82 04 00 01 02 03"
                    + "88 07 03 e8 64 6f 6e 65 21"));
    /// A 64-bit length, of which only the beginning is there: an input must be short, or few can be tried.
    private static final byte[] LONG_FRAME = join(hex("82 ff 00 00 00 00 00 01 00 00 01 02 03 04"), new byte[100]);
    /// A fragment, and the header of a frame that nobody has memory for.
    private static final byte[] HUGE_FRAME = hex("02 81 00 00 00 00 61  80 ff 00 00 00 00 7f ff ff ff 01 02 03 04 aa bb");
    /// "Hello" twice, the second time with reference to the first; in two fragments; as a block marked as the last; and not
    /// compressed at all: RFC 7692 §7.2.3, with a mask of zeros.
    private static final byte[] COMPRESSED = hex("c1 87 00 00 00 00 f2 48 cd c9 c9 07 00  c1 85 00 00 00 00 f2 00 11 00 00"
            + "41 83 00 00 00 00 f2 48 cd  80 84 00 00 00 00 c9 c9 07 00  c2 88 00 00 00 00 f3 48 cd c9 c9 07 00 00"
            + "81 82 00 00 00 00 68 69");
    /// 100,000 zeros in about a hundred bytes.
    private static final byte[] BOMB = bomb();

    /// Line ends of all kinds, commands, options, a window size, a doubled 255.
    private static final byte[] TELNET = join(
            utf8("hello\r\nw\u00f6rld\n\r\0x\ry"),
            hex("ff fd 03 ff fb 1f ff fa 1f 00 50 ff ff 18 ff f0 ff f6 41 ff ff 42 ff f4 ff fe 06 0d 0a"));

    private static final int CAPTURED = 16;
    private static final int MIDDLE = 32;

    private Corpus() {}

    private static byte[] bomb() {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[100_000]);
        byte[] small = new byte[200];
        int length = deflater.deflate(small, 0, small.length, Deflater.SYNC_FLUSH);
        deflater.end();
        byte[] frame = join(hex("c2 fe 00 00 00 00 00 00"), Arrays.copyOf(small, length));
        frame[3] = (byte) length;
        return frame;
    }

    static List<Input> heads() {
        List<Input> inputs = new ArrayList<>();
        for (byte[] request : List.of(UPGRADE, GET, POST, OLD)) {
            inputs.add(new Input(0, 1, 0, request));
            inputs.add(new Input(2, 1, 0, request));
        }
        for (byte[] response : List.of(AGREED, COMPRESSING, OK, CHUNKED)) {
            inputs.add(new Input(1, 1, 0, response));
        }
        return inputs;
    }

    static List<Input> frames() {
        List<Input> inputs = new ArrayList<>();
        for (int flags = 0; flags < 8; flags++) {
            inputs.add(new Input(flags, 1, 0, flags % 2 == 0 ? CLIENT_FRAMES : SERVER_FRAMES));
        }
        inputs.add(new Input(0, 1, 0, LONG_FRAME));
        inputs.add(new Input(0, 1, 0, HUGE_FRAME));
        inputs.add(new Input(8, 1, 0, COMPRESSED));
        inputs.add(new Input(8 + 32, 1, 0, COMPRESSED));
        inputs.add(new Input(8 + 2, 1, 0, BOMB));
        return inputs;
    }

    static List<Input> telnet() {
        return List.of(new Input(0, 1, 0, TELNET), new Input(0, 2, 0, utf8("hi\r\nhow are you\r\n")));
    }

    static List<Input> tls() {
        return List.of(
                new Input(0, 1, 0, TlsBytes.CLIENT_1_2),
                new Input(0, 2, 0, TlsBytes.CLIENT_1_3),
                new Input(1, 1, 0, TlsBytes.SERVER_1_2),
                new Input(1, 2, 0, TlsBytes.SERVER_1_3),
                new Input(1, 3, 0, TlsBytes.ALERT),
                new Input(3, 1, 0, TlsBytes.SERVER_1_2));
    }

    /// SYN over IPv4 and over IPv6 with an extension header, each behind every kind of link header.
    static List<Input> packets() {
        byte[] tcp = hex("c3 50 1f 40 00 00 00 01 00 00 00 00 60 02 ff ff 00 00 00 00 02 04 05 b4 68 69");
        byte[] v4 = join(hex("45 00 00 2e 00 01 40 00 40 06 00 00 7f 00 00 01 7f 00 00 01"), tcp);
        byte[] v6 = join(hex("60 00 00 00 00 22 3c 40"), new byte[32], hex("06 00 01 04 00 00 00 00"), tcp);
        List<Input> inputs = new ArrayList<>();
        LinkType[] types = LinkType.values();
        for (int i = 0; i < types.length; i++) {
            for (byte[] ip : List.of(v4, v6)) {
                String etherType = ip == v4 ? "08 00" : "86 dd";
                byte[] link = switch (types[i]) {
                    case ETHERNET -> hex("00 00 00 00 00 00 00 00 00 00 00 00 81 00 00 01" + etherType);
                    case NULL, LOOP -> hex("00 00 00 02");
                    case RAW, IPV4, IPV6 -> new byte[0];
                    case LINUX_SLL -> hex("00 00 03 04 00 06 00 00 00 00 00 00 00 00" + etherType);
                    case LINUX_SLL2 -> hex(etherType + "00 00 00 00 00 01 03 04 00 06 00 00 00 00 00 00 00 00");
                };
                inputs.add(new Input(0, 1, i, join(link, ip)));
            }
        }
        return inputs;
    }

    /// Real captures, the smallest of each kind: of every format, link type and protocol.
    static List<Input> captures() {
        List<Input> inputs = new ArrayList<>();
        for (String name : List.of(
                "sll.pcap", "sll2.pcap", "null-big.pcap", "raw-nanoseconds.pcap", "ethernet-big-nanoseconds.pcap",
                "interfaces-big.pcapng", "telnet-options.pcap", "tls12.pcapng", "tls13.pcapng", "curl.pcapng", "ws.pcapng",
                "websockets-ipv6.pcapng", "ws-deflate.pcapng", "http-bodies.pcapng")) {
            try (InputStream file = Corpus.class.getResourceAsStream("/captures/" + name)) {
                inputs.add(new Input(0, 1, 0, Objects.requireNonNull(file, name).readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return inputs;
    }

    static List<Input> talks() {
        return List.of(
                talk(2, join(UPGRADE, CLIENT_FRAMES), join(AGREED, SERVER_FRAMES)),
                talk(6, join(UPGRADE, LONG_FRAME), join(AGREED, SERVER_FRAMES)),
                talk(2, join(UPGRADE, COMPRESSED), join(COMPRESSING, COMPRESSED_BACK)),
                talk(2, join(UPGRADE, BOMB), join(COMPRESSING, COMPRESSED_BACK)),
                talk(0, join(GET, POST, GET), join(OK, OK, CHUNKED)),
                talk(8, OLD, utf8("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nno")),
                talk(0, GET, join(utf8("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"), OK)),
                talk(1, TELNET, TELNET),
                talk(CAPTURED, join(UPGRADE, CLIENT_FRAMES), join(AGREED, SERVER_FRAMES)),
                talk(CAPTURED, join(GET, POST, GET), join(OK, OK, CHUNKED)),
                talk(CAPTURED + MIDDLE, CLIENT_FRAMES, SERVER_FRAMES),
                talk(CAPTURED, TELNET, TELNET),
                talk(CAPTURED, TlsBytes.CLIENT_1_2, TlsBytes.SERVER_1_2),
                talk(CAPTURED, TlsBytes.CLIENT_1_3, TlsBytes.SERVER_1_3));
    }

    private static Input talk(int flags, byte[] toServer, byte[] toClient) {
        byte[] stream = join(toServer, toClient);
        return new Input(flags, 3, toServer.length % (stream.length + 1), stream);
    }
}
