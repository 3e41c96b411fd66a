package dev.wirelight.dissect;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.TlsBytes.ALERT;
import static dev.wirelight.TlsBytes.CLIENT_1_2;
import static dev.wirelight.TlsBytes.CLIENT_1_3;
import static dev.wirelight.TlsBytes.SERVER_1_2;
import static dev.wirelight.TlsBytes.SERVER_1_3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Captured;
import dev.wirelight.conversation.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TlsFieldsTest {
    private static final byte[] HELLO = Arrays.copyOf(CLIENT_1_3, 210);

    private record Explained(Unit unit, byte[] bytes) {
        String dump() {
            return Dump.of(Dissector.explain(unit, bytes));
        }
    }

    private static List<Explained> read(byte[] toServer, byte[] toClient) {
        Captured captured =
                Captured.fromTheStart(443).toServer(toServer).toClient(toClient).captureEnds();
        return captured.units().stream()
                .map(unit -> new Explained(unit, unit.bytes(captured.trace(), 1 << 20).orElseThrow()))
                .toList();
    }

    @Test
    void ofANumberThatIsCutNobodySaysAValueOrAName() {
        byte[] odd = HELLO.clone();
        odd[77] = 5; // two cipher suites and half of one

        assertThat(read(odd, ALERT).getFirst().dump()).contains("82+1  CipherSuite = 01  (cut: 1 of 2 bytes shown)\n");
    }

    @Test
    void everyBitOfAServerHelloHasItsName() {
        assertThat(read(HELLO, SERVER_1_3).get(1).dump()).isEqualTo("""
                TLS ServerHello · RFC 8446 §5.1
                wire, observed
                  0+1  type = 22  (handshake)
                  1+2  legacy_record_version = 0x0303  (TLS 1.2)
                  3+2  length = 122  (122 bytes follow)
                  5+122  ServerHello =   (the server chooses)
                    5+1  msg_type = 2  (ServerHello)
                    6+3  length = 118  (118 bytes follow)
                    9+2  legacy_version = 0x0303  (TLS 1.2)
                    11+32  random = 49 a3 d2 84 11 78 12 e7 db 57 19 0a 23 4e d1 d5 f0 a0 ba 7c 36 e3 9a 10 90 3f 67 02 3d 5a 77 02  (32 random bytes)
                    43+1  legacy_session_id_echo length = 32  (32 bytes follow)
                    44+32  legacy_session_id_echo = 9c bc d8 0e fa 36 9f f9 92 d8 2d 5a f2 ae cf 52 15 b3 5c a0 04 ff aa a8 41 19 4b 7c c2 40 e0 37  (no meaning in TLS 1.3)
                    76+2  cipher_suite = 0x1301  (TLS_AES_128_GCM_SHA256)
                    78+1  legacy_compression_method = 0  (null)
                    79+2  extensions length = 46  (46 bytes follow)
                    81+46  extensions =   (what came later)
                      81+6  supported_versions =   (versions of TLS)
                        81+2  extension_type = 43  (supported_versions)
                        83+2  extension_data length = 2  (2 bytes follow)
                        85+2  extension_data =   (versions of TLS)
                          85+2  selected_version = 0x0304  (TLS 1.3)
                      87+40  key_share =   (public keys)
                        87+2  extension_type = 51  (key_share)
                        89+2  extension_data length = 36  (36 bytes follow)
                        91+36  extension_data =   (public keys)
                          91+2  group = 0x001d  (x25519)
                          93+2  key_exchange length = 32  (32 bytes follow)
                          95+32  key_exchange = 3e bf 5e 36 9c 44 fc 12 90 65 ce e5 36 78 20 1d 41 82 cd ed e1 71 90 ff 27 a4 04 a8 37 4e 77 7e  (a public key)
                """);
    }

    @Test
    void aClientHelloIsSplitDownToItsLists() {
        assertThat(read(HELLO, SERVER_1_3).getFirst().dump().lines().map(String::strip))
                .contains(
                        "78+2  CipherSuite = 0x1301  (TLS_AES_128_GCM_SHA256)",
                        "83+1  CompressionMethod = 0x00  (null)",
                        "92+1  name_type = 0  (0 is host_name)",
                        "95+9  HostName = “localhost”  (not encrypted)",
                        "109+1  ECPointFormat = 0x00  (uncompressed)",
                        "118+2  NamedGroup = 0x001d  (x25519)",
                        "120+4  session_ticket = empty  (a ticket of an earlier session)",
                        "131+8  ProtocolName = “http/1.1”  (a protocol inside TLS)",
                        "153+2  SignatureScheme = 0x0403  (ecdsa_secp256r1_sha256)",
                        "160+2  ProtocolVersion = 0x0304  (TLS 1.3)",
                        "167+1  PskKeyExchangeMode = 0x01  (psk_dhe_ke)",
                        "174+2  group = 0x001d  (x25519)");
    }

    @Test
    void theMessagesOfTls12AreSplitAndWhatIsEncryptedIsNamedSo() {
        String all = String.join("", read(Arrays.copyOf(CLIENT_1_2, 110), SERVER_1_2).stream().map(Explained::dump).toList());
        assertThat(all.lines().map(String::strip))
                .contains(
                        "13+32  public = 51 8c 52 49 09 63 c9 29 f2 16 65 66 b9 a5 1b 33 83 11 4c 3e 23 43 4f e7 fc 7b 98 42 91 f3"
                                + " 0d 74  (the server's share)",
                        "45+2  algorithm = 0x0403  (ecdsa_secp256r1_sha256)",
                        "6+3  length = 0  (nothing follows)",
                        "9+4  ticket_lifetime_hint = 7200  (seconds)",
                        "5+8  nonce_explicit = 6d 27 6f 39 81 bb f1 9b  (not secret)",
                        "13+18  fragment = 88 cf 3f c6 a7 01 f4 7a b2 61 46 bb f9 d8 19 2d 9a a4  (encrypted)")
                .anyMatch(line -> line.endsWith("(of CN=localhost, signed by CN=localhost, until 2026-12-22)"));
    }

    @Test
    void rowsSayWhatARecordIs() {
        assertThat(read(HELLO, join(SERVER_1_3, hex("17 03 03 04 d2"), new byte[1_234])))
                .extracting(one -> UnitWords.of(one.unit()).toString())
                .containsExactly(
                        "TLS ClientHello for localhost · 210 bytes",
                        "TLS ServerHello TLS 1.3, TLS_AES_128_GCM_SHA256 · 127 bytes",
                        "TLS ChangeCipherSpec · 6 bytes",
                        "TLS application data · 23 bytes, encrypted",
                        "TLS application data · 19 bytes, encrypted",
                        "TLS application data · 1,234 bytes, encrypted");
        assertThat(UnitWords.line(read(HELLO, ALERT).getLast().unit())).isEqualTo("TLS alert fatal protocol_version · 7 bytes");
        assertThat(read(HELLO, ALERT).getLast().dump())
                .contains("5+1  level = 2  (fatal)", "6+1  description = 70  (protocol_version)");
    }

    @Test
    void tlsIsALayerBetweenTheApplicationAndTheSocket() {
        Explained hello = read(HELLO, ALERT).getFirst();
        assertThat(Layers.tcpIp(hello.unit(), HELLO)).extracting(Layer::title).startsWith(
                "Application — inside TLS", "Security — TLS", "Socket API");
        assertThat(Layers.osi(hello.unit(), HELLO)).extracting(Layer::title).startsWith(
                "7 · Application — inside TLS", "6 · Presentation", "5 · Session", "Security — TLS", "Socket API");
        assertThat(Layers.tcpIp(hello.unit(), HELLO)).filteredOn(layer -> layer.kind() == Layer.Kind.APPLICATION)
                .singleElement().satisfies(layer -> assertThat(layer.source().orElseThrow().bytes()).isEqualTo(HELLO));
    }

    @Test
    void greaseAndARetryAreNamedSo() {
        byte[] grease = HELLO.clone();
        grease[78] = 0x1a;
        grease[79] = 0x1a;
        assertThat(read(grease, ALERT).getFirst().dump()).contains("78+2  CipherSuite = 0x1a1a  (GREASE)");

        byte[] retry = Arrays.copyOf(SERVER_1_3, 127);
        byte[] random = hex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
        System.arraycopy(random, 0, retry, 11, random.length);
        assertThat(read(HELLO, retry).getLast().dump()).contains("8c  (HelloRetryRequest)".replace("8c ", "a8 33 9c "), "91+2  selected_group = 0x001d  (x25519)");
    }

    @Test
    void aBrokenRuleStandsAtItsField() {
        byte[] wrong = HELLO.clone();
        wrong[77] = 5;
        assertThat(read(wrong, ALERT).getFirst().dump()).contains("ClientHello =   (the client begins)  ✗ HELLO_MALFORMED");
        assertThat(read(join(HELLO, hex("16 03 03 00 00")), ALERT).get(1).dump())
                .contains("length = 0  (nothing follows)  ✗ HANDSHAKE_RECORD_EMPTY");
        assertThat(read(join(HELLO, hex("80 2e 01 03 01")), ALERT).get(1).dump()).contains("✗ RECORD_TYPE_UNKNOWN");
    }

    @Test
    void mutatedRecordsTileAtEveryCut() {
        Random random = new Random(8446);
        for (int i = 0; i < 400; i++) {
            byte[] client = (i % 2 == 0 ? HELLO : CLIENT_1_2).clone();
            byte[] server = (i % 2 == 0 ? SERVER_1_3 : SERVER_1_2).clone();
            for (byte[] bytes : List.of(client, server)) {
                for (int change = random.nextInt(8); change >= 0; change--) {
                    bytes[random.nextInt(Math.min(i % 3 == 0 ? 900 : 130, bytes.length))] = (byte) random.nextInt(256);
                }
            }
            for (Explained one : read(client, server)) {
                for (int cut = 0; cut <= one.bytes().length; cut += 1 + random.nextInt(9)) {
                    tiles(one.unit(), Arrays.copyOf(one.bytes(), cut), false);
                }
                tiles(one.unit(), one.bytes(), true);
            }
        }
    }

    private static void tiles(Unit unit, byte[] bytes, boolean whole) {
        for (Source source : Dissector.explain(unit, bytes).sources()) {
            TilingTest.tiles(source);
            assertThat(whole && Dump.of(source).contains(Tiles.UNEXPLAINED)).isFalse();
        }
    }
}
