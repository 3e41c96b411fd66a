package dev.wirelight.conversation;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.pieces;
import static dev.wirelight.Bytes.utf8;
import static dev.wirelight.TlsBytes.ALERT;
import static dev.wirelight.TlsBytes.CLIENT_1_2;
import static dev.wirelight.TlsBytes.CLIENT_1_3;
import static dev.wirelight.TlsBytes.SERVER_1_2;
import static dev.wirelight.TlsBytes.SERVER_1_3;
import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.tls.TlsRule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConversationTest {
    private static final int CLIENT_HELLO = 5 + 205;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10_000})
    void recordsOfTls13AreReadHoweverTheyArrive(int size) {
        Captured captured = Captured.fromTheStart(443);
        pieces(Arrays.copyOf(CLIENT_1_3, CLIENT_HELLO), size).forEach(captured::toServer);
        pieces(SERVER_1_3, size).forEach(captured::toClient);
        pieces(Arrays.copyOfRange(CLIENT_1_3, CLIENT_HELLO, CLIENT_1_3.length), size).forEach(captured::toServer);

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly(
                "0+210 22 [ClientHello] localhost", "210+6 20 []", "216+58 23 [] encrypted", "274+28 23 [] encrypted");
        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly(
                "0+127 22 [ServerHello] TLS 1.3, TLS_AES_128_GCM_SHA256",
                "127+6 20 []",
                "133+28 23 [] encrypted",
                "161+24 23 [] encrypted");
        assertThat(captured.units()).allSatisfy(unit -> {
            assertThat(unit.violations()).isEmpty();
            assertThat(unit.content().protocol()).isEqualTo(Protocol.TLS);
        });
        Content.Tls last = (Content.Tls) captured.units().getLast().content();
        assertThat(last.context().version()).isEqualTo(0x0304);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10_000})
    void ofTls12AllIsEncryptedAfterChangeCipherSpec(int size) {
        Captured captured = Captured.fromTheStart(8_443);
        pieces(CLIENT_1_2, size).forEach(captured::toServer);
        pieces(SERVER_1_2, size).forEach(captured::toClient);

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly(
                "0+110 22 [ClientHello] localhost",
                "110+42 22 [ClientKeyExchange]",
                "152+6 20 []",
                "158+45 22 [] encrypted",
                "203+35 23 [] encrypted");
        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly(
                "0+70 22 [ServerHello] TLS 1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                "70+400 22 [Certificate]",
                "470+120 22 [ServerKeyExchange]",
                "590+9 22 [ServerHelloDone]",
                "599+191 22 [NewSessionTicket]",
                "790+6 20 []",
                "796+45 22 [] encrypted",
                "841+31 21 [] encrypted");
        assertThat(captured.units()).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @Test
    void messagesAndRecordsNeedNotLineUp() {
        byte[] hello = Arrays.copyOfRange(CLIENT_1_3, 5, CLIENT_HELLO);
        byte[] two = join(hex("16 03 01 00 02"), Arrays.copyOf(hello, 2), hex("16 03 01 00 d7"),
                Arrays.copyOfRange(hello, 2, hello.length), hex("0e 00 00 00 00 00 00 00"), hex("02 00 00 02"), hex("16 03 01 00 02 aa bb"));
        List<Unit> units = Captured.fromTheStart(443).toServer(two).units();

        assertThat(units).hasSize(3);
        assertThat(((Content.Tls) units.get(0).content()).parts().toString())
                .isEqualTo("[MessagePart[type=ClientHello, code=1, length=-1, from=0, count=2]]");
        Content.Tls second = (Content.Tls) units.get(1).content();
        assertThat(second.about()).isEqualTo("localhost");
        assertThat(second.parts().stream().map(part -> part.type() + " " + part.from() + "+" + part.count() + " of " + part.length()))
                .containsExactly("ClientHello 2+203 of 205", "ServerHelloDone 0+4 of 4", "HelloRequest 0+4 of 4", "ServerHello 0+4 of 6");
        assertThat(((Content.Tls) units.get(2).content()).parts()).hasSize(1);
        assertThat(units.get(2).violations()).extracting(v -> v.rule()).containsExactly(TlsRule.HELLO_MALFORMED);
    }

    @Test
    void whatIsNoRecordSaysWhatItIs() {
        assertThat(tls(utf8("HTTP/1.1 400 Bad Request\r\n\r\n")).get(1)).contains("HTTP without TLS");
        assertThat(tls(hex("80 2e 01 03 01 00 15")).get(1)).contains("SSL 2.0");
        assertThat(tls(hex("16 03 00 00 01 00")).get(1)).contains("SSL 3.0");
        assertThat(tls(hex("17 03 03 ff ff 00")).get(1)).contains("65535");
        assertThat(tls(hex("17 03 03 ff ff 00")).get(2)).contains("Where the next one begins nobody can say");

        List<Unit> units = Captured.fromTheStart(443).toServer(hello()).toClient(ALERT).toClient(hex("99 03 03 00 00")).units();
        assertThat(Captured.words(units.get(1))).isEqualTo("0+7 21 [] fatal protocol_version");
        assertThat(units.get(2).violations()).extracting(v -> v.rule()).containsExactly(TlsRule.RECORD_TYPE_UNKNOWN);
    }

    private static byte[] hello() {
        return Arrays.copyOf(CLIENT_1_3, CLIENT_HELLO);
    }

    private static List<String> tls(byte[] after) {
        return Captured.fromTheStart(443).toServer(join(hello(), after)).words(CLIENT_TO_SERVER);
    }

    @Test
    void brokenRulesAreNamed() {
        assertThat(rules(hex("16 03 03 00 00"))).containsExactly("HANDSHAKE_RECORD_EMPTY");
        assertThat(rules(hex("14 03 03 00 02 01 01"))).containsExactly("CHANGE_CIPHER_SPEC_NOT_1");
        assertThat(rules(hex("15 03 03 00 03 01 00 00"))).containsExactly("ALERT_NOT_TWO_BYTES");
        assertThat(rules(hex("16 03 03 00 01 0b 15 03 03 00 02 01 00"))).containsExactly("HANDSHAKE_INTERRUPTED");
        assertThat(rules(hex("16 03 03 00 04 63 00 00 00"))).containsExactly("HANDSHAKE_TYPE_UNKNOWN");
        assertThat(rules(join(hex("16 03 03 40 01 0b 00 40 00"), new byte[0x3ffd]))).containsExactly("RECORD_TOO_LONG");
    }

    @Test
    void aRecordWhoseBeginningIsAGuessBreaksNoRuleAndTheNextOneMay() {
        List<Unit> units = new Captured(443).toServer(hex("14 03 03 00 01 02")).toServer(hex("14 03 03 00 01 02")).units();

        assertThat(units).extracting(Captured::words).containsExactly("0+6 20 []", "6+6 20 []");
        assertThat(units).extracting(unit -> unit.violations().size()).containsExactly(0, 1);
    }

    private static List<String> rules(byte[] after) {
        return Captured.fromTheStart(443).toServer(join(hello(), after)).units().stream()
                .flatMap(unit -> unit.violations().stream())
                .map(violation -> violation.rule().name())
                .toList();
    }

    @Test
    void aRecordOverAGapGoesOnExactlyAtItsEnd() {
        Captured captured = Captured.fromTheStart(443)
                .toServer(hello())
                .toServer(hex("17 03 03 00 10 01 02"))
                .gap(CLIENT_TO_SERVER, 10)
                .toServer(hex("0d 0e 0f 10 17 03 03 00 01 ff"))
                .gap(CLIENT_TO_SERVER, 1_000)
                .toServer(hex("01 02 03"))
                .toServer(hex("17 03 03 00 02 aa"))
                .captureEnds();

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly(
                "0+210 22 [ClientHello] localhost",
                "210+7 tls? Bytes in the middle of this are missing in the capture, so it cannot be read.",
                "227+4 tls? The rest of a TLS record of which bytes are missing in the capture.",
                "231+6 23 [] encrypted",
                "1237+3 tls? What was before these bytes is not in the capture. They do not look like the beginning of a TLS"
                        + " record.",
                "1240+6 tls? The stream ended in the middle of a TLS record.");
    }

    @Test
    void whoComesIntoTheMiddleOfTls12DoesNotTakeEncryptedHandshakesForPlainOnes() {
        byte[] finished = Arrays.copyOfRange(SERVER_1_2, 796, SERVER_1_2.length);
        assertThat(new Captured(443).toClient(finished).words(SERVER_TO_CLIENT))
                .containsExactly("0+45 22 [] encrypted", "45+31 21 [] encrypted");
    }
}
