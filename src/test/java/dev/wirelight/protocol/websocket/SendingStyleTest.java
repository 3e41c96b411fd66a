package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.protocol.Role;
import org.junit.jupiter.api.Test;

class SendingStyleTest {
    private final WebSocketEngine server = new WebSocketEngine(Role.SERVER, 1_000, () -> 0x37fa213d);

    private String sent() {
        String sent = hex(server.output().toArray());
        server.output().clear();
        return sent;
    }

    private WebSocketEvent receive(String frame) {
        byte[] bytes = hex(frame);
        server.receive(bytes, 0, bytes.length);
        WebSocketEvent event = server.next();
        assertThat(server.next()).isEqualTo(WebSocketEvent.MORE);
        return event;
    }

    @Test
    void aServerThatIsToldToMasksEveryFrameAndOnlyAsLongAsItIsToldTo() {
        server.style(new SendingStyle(true, 0, true, true));
        server.sendText("Hello");
        receive("89 80 00 00 00 00");
        assertThat(sent()).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58 8a 80 37 fa 21 3d");

        server.style(SendingStyle.PROPER);
        server.sendText("Hello");
        assertThat(sent()).isEqualTo("81 05 48 65 6c 6c 6f");
    }

    @Test
    void aMessageGoesInFramesOfTheSizeThatIsToldAndAControlFrameStaysWhole() {
        server.style(new SendingStyle(false, 2, true, true));
        server.sendText("Hello");
        assertThat(sent()).isEqualTo("01 02 48 65 00 02 6c 6c 80 01 6f");
        server.sendBinary(hex("01 02"));
        assertThat(sent()).isEqualTo("82 02 01 02");
        server.sendText("");
        assertThat(sent()).isEqualTo("81 00");
        server.sendPing(hex("01 02 03"));
        assertThat(sent()).isEqualTo("89 03 01 02 03");
        server.close(1000, "bye");
        assertThat(sent()).isEqualTo("88 05 03 e8 62 79 65");
    }

    @Test
    void eachFragmentOfAMaskingServerHasAMaskOfItsOwn() {
        server.style(new SendingStyle(true, 3, true, true));
        server.sendText("Hello");
        assertThat(sent()).isEqualTo("01 83 37 fa 21 3d 7f 9f 4d 80 82 37 fa 21 3d 5b 95");
    }

    @Test
    void ofAFragmentedCompressedMessageOnlyTheFirstFrameSaysThatItIsCompressed() {
        server.compress(PerMessageDeflate.PLAIN);
        server.style(new SendingStyle(false, 3, true, true));
        server.sendText("Hello");
        // RFC 7692 §7.2.3.1
        assertThat(sent()).isEqualTo("41 03 f2 48 cd 00 03 c9 c9 07 80 01 00");
    }

    @Test
    void aPingIsToldAndNotAnswered() {
        server.style(new SendingStyle(false, 0, false, true));
        assertThat(receive("89 81 00 00 00 00 41")).isInstanceOf(WebSocketEvent.Ping.class);
        assertThat(sent()).isEmpty();

        server.style(SendingStyle.PROPER);
        receive("89 81 00 00 00 00 41");
        assertThat(sent()).isEqualTo("8a 01 41");
    }

    @Test
    void aCloseIsToldAndNotAnsweredAndTheConnectionStays() {
        server.style(new SendingStyle(false, 0, true, false));
        assertThat(receive("88 82 00 00 00 00 03 e8")).isEqualTo(new WebSocketEvent.CloseReceived(1000, ""));
        assertThat(sent()).isEmpty();
        assertThat(server.isClosed()).isFalse();
        assertThat(server.isFailed()).isFalse();
        assertThat(receive("81 81 00 00 00 00 41")).isEqualTo(WebSocketEvent.MORE);

        server.close(1000, "");
        assertThat(sent()).isEqualTo("88 02 03 e8");
        assertThat(server.isClosed()).isTrue();
    }

    @Test
    void aRuleThatIsBrokenClosesWhateverTheStyle() {
        server.style(new SendingStyle(false, 0, false, false));
        assertThat(receive("81 00")).isInstanceOf(WebSocketEvent.Failed.class);
        assertThat(sent()).startsWith("88 ").contains("03 ea");
    }

    @Test
    void aFrameCannotBeSmallerThanNothing() {
        assertThatThrownBy(() -> new SendingStyle(false, -1, true, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
