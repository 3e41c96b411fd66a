package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.Bytes;
import dev.wirelight.TlsBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final Path CAPTURES = Path.of("src", "test", "resources", "captures");

    @TempDir
    Path folder;

    private static String capture(String name) {
        return CAPTURES.resolve(name).toString();
    }

    @Test
    void aFrameOfACaptureIsOneObjectALineWithAllItsFields() throws Exception {
        Wirelight explain = Wirelight.start("explain", "--json", capture("ws.pcapng"));

        assertThat(explain.status()).isZero();
        String frame = explain.out.text().lines()
                .filter(line -> line.contains("\"protocol\":\"websocket\",\"source\":\"wire\""))
                .findFirst()
                .orElseThrow();
        assertThat(frame)
                .matches("\\{\"connection\":1,\"client\":\"127\\.0\\.0\\.1:\\d+\",\"server\":\"127\\.0\\.0\\.1:8000\","
                        + "\"direction\":\"client-to-server\",\"protocol\":\"websocket\",\"source\":\"wire\","
                        + "\"time\":\"2026-11-22T16:\\d\\d:\\d\\d\\.\\d{3,9}Z\",\"offset\":\\d+,\"length\":11,\"fields\":\\[.*]}")
                .contains("{\"name\":\"FIN\",\"bitOffset\":0,\"bitLength\":1,\"value\":1,\"text\":\"1\",\"meaning\":\"")
                .contains("\"spec\":\"RFC 6455 \\u00A75.2\",\"origin\":\"observed\",\"notes\":[],\"fields\":[]}");
        assertThat(explain.err.text()).startsWith("{\"event\":\"summary\",\"packets\":40,\"connections\":1,")
                .endsWith("\"unexplainedBits\":0}" + System.lineSeparator());
    }

    @Test
    void whatIsDerivedIsAnObjectOfItsOwnAndNamesItsSource() throws Exception {
        Wirelight explain = Wirelight.start("explain", "--json", capture("ws-deflate.pcapng"));

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text())
                .containsPattern("\"source\":\"unmasked\",\"of\":\\{\"source\":\"wire\",\"offset\":(\\d+)},\"time\":\"[^\"]*\",\"offset\":\\1,\"length\":7,")
                .containsPattern("\"source\":\"inflated\",\"of\":\\{\"source\":\"unmasked\",\"offset\":(\\d+)},\"time\":\"[^\"]*\",\"offset\":\\1,\"length\":5,"
                        + "\"fields\":\\[\\{\"name\":\"Payload data, decompressed\",\"bitOffset\":0,\"bitLength\":40,\"value\":\"68656c6c6f\"");
    }

    @Test
    void headersOfPacketsGapsAndEndsAreLinesToo() throws Exception {
        Wirelight explain = Wirelight.start("explain", "--json", capture("disturbed.pcapng"));

        assertThat(explain.status()).isZero();
        List<String> lines = explain.out.text().lines().toList();
        for (String kind : List.of("ethernet\",\"source\":\"wire", "ipv4\",\"source\":\"wire", "tcp\",\"source\":\"wire")) {
            assertThat(lines.stream().filter(line -> line.contains("\"protocol\":\"" + kind))).hasSize(124);
        }
        assertThat(lines).anyMatch(line -> line.contains("\"protocol\":\"tcp\",\"source\":\"gap\",") && line.endsWith("\"fields\":[]}"));
        assertThat(lines.stream().filter(line -> line.contains("\"protocol\":\"tcp\",\"source\":\"end\","))).hasSize(4);
        assertThat(lines).allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 0x7f));
    }

    @Test
    void forPeopleEveryFieldStandsBesideItsBytesAndBits() throws Exception {
        Wirelight explain = Wirelight.start("explain", capture("ws.pcapng"));

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text())
                .containsPattern("^#1 is 127\\.0\\.0\\.1:\\d+ → 127\\.0\\.0\\.1:8000, first seen 2026-11-22T[0-9:.]+Z\n"
                        + "#1 →    0\\.000000  packet 1 · SYN · “I want to connect, my numbers begin at \\d+”\n")
                .containsPattern("#1 → +0\\.\\d{6}  websocket · text \"hello\" · .* · bytes 205 to 215 of the stream\n")
                .contains("  0000  81                       1... ....  FIN: 1 · ")
                .contains("  0000  81                       .... 0001  Opcode: 0x1 · text\n")
                .contains("  unmasked (computed, not on the wire) · 5 bytes\n"
                        + "  0000  68 65 6c 6c 6f                      Payload data, unmasked: “hello”")
                .doesNotContain("Ethernet header")
                .contains("end of this direction · ");
        assertThat(explain.err.text()).endsWith(" units. Unexplained: 0 bits." + System.lineSeparator());
    }

    @Test
    void theHeadersOfPacketsAreExplainedWhereSomebodyAsksForAll() throws Exception {
        Wirelight explain = Wirelight.start("explain", "--fields=all", capture("ws.pcapng"));

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text())
                .containsPattern("packet 1 · SYN · .*\n  Ethernet header · type 0x0800\n")
                .contains("Maximum Segment Size: 65495", "  0000  81                       1... ....  FIN: 1 · ");
    }

    @Test
    void anOverviewHasOneLineForEachPacketAndUnit() throws Exception {
        Wirelight explain = Wirelight.start("explain", "--fields=no", capture("sll.pcap"));

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text().lines()).hasSize(1 + 16 + 8 + 2).allMatch(line -> line.startsWith("#1 "));
    }

    @Test
    void whatWirelightLeavesOutIsSaidForPeopleAndForPrograms() throws Exception {
        String head = "d4 c3 b2 a1 02 00 04 00 00 00 00 00 00 00 00 00 00 00 04 00 65 00 00 00";
        byte[] overrun = Bytes.hex(head
                + packet("45 00 00 2a 00 00 40 00 40 06 00 00 0a 00 00 01 0a 00 00 02"
                        + "9c 40 1f 40 00 00 03 e9 00 00 13 89 50 11 03 e8 00 00 00 00 68 69") // FIN behind "hi"
                + packet("45 00 00 2b 00 00 40 00 40 06 00 00 0a 00 00 01 0a 00 00 02"
                        + "9c 40 1f 40 00 00 03 ec 00 00 13 89 50 18 03 e8 00 00 00 00 61 6e 64")); // and 3 bytes more
        String file = Files.write(folder.resolve("overrun.pcap"), overrun).toString();

        Wirelight lines = Wirelight.start("explain", "--fields=no", file);
        assertThat(lines.status()).isZero();
        assertThat(lines.out.text()).contains("#1      0.000000  remark · Bytes came behind the end of a flow. They are left out.\n");

        Wirelight json = Wirelight.start("explain", "--json", file);
        assertThat(json.status()).isZero();
        assertThat(json.out.text().lines().filter(line -> line.contains("\"source\":\"remark\""))).containsExactly(
                "{\"connection\":1,\"client\":\"10.0.0.1:40000\",\"server\":\"10.0.0.2:8000\",\"direction\":null,\"protocol\":\"tcp\","
                        + "\"source\":\"remark\",\"time\":\"1970-01-01T00:00:01Z\",\"offset\":0,\"length\":0,\"fields\":[],"
                        + "\"text\":\"Bytes came behind the end of a flow. They are left out.\"}");
    }

    @Test
    void theEndOfADirectionStandsBehindAllThatItBrought() throws Exception {
        byte[] last = Bytes.hex("d4 c3 b2 a1 02 00 04 00 00 00 00 00 00 00 00 00 00 00 04 00 65 00 00 00"
                + packet("45 00 00 2c 00 00 40 00 40 06 00 00 0a 00 00 01 0a 00 00 02"
                        + "9c 40 00 17 00 00 03 e9 00 00 13 89 50 11 03 e8 00 00 00 00 68 69 0d 0a")); // FIN behind "hi"
        String file = Files.write(folder.resolve("last.pcap"), last).toString();

        Wirelight explain = Wirelight.start("explain", "--fields=no", file);

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text().lines().skip(1).map(line -> line.replaceAll("^#1 . +[0-9.]+  |·.*", "")))
                .startsWith("packet 1 ", "telnet ", "end of this direction ");
    }

    /// A packet of a pcap file, at one second after the epoch.
    private static String packet(String hex) {
        int length = Bytes.hex(hex).length;
        return "01 00 00 00 00 00 00 00 %02x 00 00 00 %02x 00 00 00 ".formatted(length, length) + hex;
    }

    @Test
    void aDamagedFileIsExplainedUpToTheDamage() throws Exception {
        byte[] whole = Files.readAllBytes(CAPTURES.resolve("sll.pcap"));
        Path damaged = Files.write(folder.resolve("damaged.pcap"), Arrays.copyOf(whole, whole.length - 5));

        Wirelight explain = Wirelight.start("explain", damaged.toString(), "--fields=no");

        assertThat(explain.status()).isEqualTo(1);
        assertThat(explain.out.text()).contains("packet 15 ·").doesNotContain("packet 16 ·");
        assertThat(explain.err.text())
                .contains("The file is damaged at byte " + Amounts.number(whole.length - 16 - 68) + ": The file ends at byte "
                        + Amounts.number(whole.length - 5) + ", in the middle of packet 16.");
    }

    @Test
    void whatIsNoCaptureIsSaidToBeNone() throws Exception {
        Path text = Files.writeString(folder.resolve("hello.txt"), "hello, this is a text");

        expectFailure("hello.txt: This is not a capture file. It begins with 68 65 6c 6c", text.toString());
        expectFailure("There is no file", folder.resolve("none.pcap").toString());
        expectFailure("is a folder", folder.toString());
    }

    @Test
    void aProtocolHasItsShortNameAndAnotherIsAnsweredWithThoseThatThereAre() throws Exception {
        Wirelight right = Wirelight.type("81 00", "explain", "--as", "ws");
        assertThat(right.status()).isZero();
        assertThat(right.out.text()).contains("websocket · text");
        Wirelight wrong = Wirelight.type("81 00", "explain", "--as", "smtp");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err.text()).contains("websocket (or ws), http, telnet, tls, tcp, ipv4, ipv6 or ethernet, and not smtp");
    }

    @Test
    void aWordThatIsNoneOfSeveralIsAnsweredWithThemAsOneTypesThem() throws Exception {
        Wirelight wrong = Wirelight.start("explain", "file.pcap", "--fields=some");

        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err.text()).startsWith("--fields is one of no, yes, all, and not some.\nTry: wirelight explain --help");
    }

    @Test
    void anOverviewSaysNothingOfBytesThatItWouldNotShowAnyway() throws Exception {
        String frame = "82 7e 20 00 " + "00 ".repeat(8192);
        Wirelight fields = Wirelight.type(frame, "explain", "--as", "ws");
        assertThat(fields.status()).isZero();
        assertThat(fields.out.text()).contains("4,100 more bytes not shown");
        Wirelight overview = Wirelight.type(frame, "explain", "--as", "ws", "--fields=no");
        assertThat(overview.status()).isZero();
        assertThat(overview.out.text()).contains("websocket · ").doesNotContain("not shown");
    }

    private static void expectFailure(String words, String... args) throws Exception {
        String[] all = new String[args.length + 1];
        all[0] = "explain";
        System.arraycopy(args, 0, all, 1, args.length);
        Wirelight explain = Wirelight.start(all);
        assertThat(explain.status()).isEqualTo(1);
        assertThat(explain.err.text()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void withoutAFileAndWithoutAProtocolItSaysWhatIsMissing() throws Exception {
        Wirelight explain = Wirelight.start("explain");

        assertThat(explain.status()).isEqualTo(2);
        assertThat(explain.err.text()).contains("What is to be explained?");
    }

    @Test
    void bytesThatWereTypedAreExplained() throws Exception {
        Wirelight explain = Wirelight.type("81 85 37 fa 21 3d 7f 9f 4d 51 58\n", "explain", "--as", "websocket");

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text())
                .startsWith("→ websocket · text \"Hello\"")
                .contains("Masking-key: 37 fa 21 3d")
                .contains("“Hello”");
    }

    @Test
    void aBrokenRuleStandsAtItsField() throws Exception {
        Wirelight explain = Wirelight.type("0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f", "explain", "--as=websocket", "--json");

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text())
                .startsWith("{\"connection\":null,\"client\":null,\"server\":null,\"direction\":\"client-to-server\",\"protocol\":\"websocket\","
                        + "\"source\":\"wire\",\"time\":null,\"offset\":0,\"length\":7,\"fields\":[")
                .containsPattern("\"name\":\"MASK\",\"bitOffset\":8,\"bitLength\":1,\"value\":0,[^\\[]*\"notes\":\\[\\{\"rule\":\"CLIENT_FRAME_UNMASKED\","
                        + "\"section\":\"RFC 6455 .u00A75.1\",\"brokenBy\":\"client\",\"sentence\":\"A client must mask every frame that it sends.\"");
    }

    @Test
    void everyProtocolCanBeTyped() throws Exception {
        byte[] packet = firstPacket();
        String ethernet = Bytes.hex(packet);
        String ip = ethernet.substring(3 * 14);
        expectTyped("ethernet", ethernet, "Ethernet header", "IPv4 header", "TCP header", "TCP segment SYN");
        expectTyped("ipv4", ip, "IPv4 header", "TCP header");
        expectTyped("tcp", ip.substring(3 * 20), "TCP header");
        expectTyped("ipv6", "60 00 00 00 00 00 3b 40" + " 00".repeat(32), "IPv6 header");
        expectTyped("http", "47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a 0d 0a", "Method: GET");
        expectTyped("telnet", "ff fd 18", "Option: 24");
        expectTyped("tls", Bytes.hex(TlsBytes.CLIENT_1_3), "TLS ClientHello for localhost", "legacy_record_version");
        expectTyped("tls", "47 45 54 20 2f", "tls · unreadable", "The first byte is 71."); // not HTTP: it was said to be TLS
    }

    private static byte[] firstPacket() throws IOException {
        byte[] file = Files.readAllBytes(CAPTURES.resolve("ethernet-big-nanoseconds.pcap"));
        return Arrays.copyOfRange(file, 24 + 16, 24 + 16 + 74);
    }

    private static void expectTyped(String protocol, String hex, String... words) throws Exception {
        Wirelight explain = Wirelight.type(hex, "explain", "--as", protocol);
        assertThat(explain.status()).isZero();
        assertThat(explain.out.text()).contains(words);
    }

    @Test
    void whatIsNoHexIsSaid() throws Exception {
        Wirelight explain = Wirelight.type("81 05\n48 6", "explain", "--as", "websocket");

        assertThat(explain.status()).isEqualTo(1);
        assertThat(explain.err.text()).startsWith("Line 2: \"6\" is no bytes in hexadecimal.");
        assertThat(Wirelight.type(" \n", "explain", "--as", "http").status()).isEqualTo(1);
    }
}
