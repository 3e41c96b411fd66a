package dev.wirelight.desktop.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Connection;
import org.junit.jupiter.api.Test;

class UnitWordsTest {
    private final Session session = new Session();

    private String afterTelnet(String hex) {
        session.readsHex(session.accept(Session.PLAIN, 52_110), hex);
        return session.lastWords();
    }

    private String afterFrame(String hex) {
        session.readsHex(session.webSocket(52_344), hex);
        return session.lastWords();
    }

    @Test
    void aLineShowsItsLineEndAndItsLength() {
        assertThat(afterTelnet("68 65 6c 6c 6f 0d 0a")).isEqualTo("hello␍␊ · 7 bytes");
    }

    @Test
    void aTelnetOptionHasItsName() {
        assertThat(afterTelnet("ff fd 03")).isEqualTo("IAC DO SUPPRESS-GO-AHEAD · 3 bytes");
    }

    @Test
    void aTelnetCommandHasItsName() {
        assertThat(afterTelnet("ff f6")).isEqualTo("IAC AYT · 2 bytes");
    }

    @Test
    void aRequestSaysWhatItAsksForAndWhatItWantsToBecome() {
        session.reads(session.accept(Session.WEB_SOCKET, 52_344), Session.UPGRADE);

        assertThat(session.lastWords()).isEqualTo("GET /chat · Upgrade: websocket · 157 bytes");
    }

    @Test
    void aResponseSaysItsStatus() {
        session.webSocket(52_344);

        assertThat(session.lastWords()).isEqualTo("101 Switching Protocols · 129 bytes");
    }

    @Test
    void aMaskedTextFrameShowsTheTextAndTheKey() {
        assertThat(afterFrame("81 85 37 fa 21 3d 7f 9f 4d 51 58"))
                .isEqualTo("TEXT “hello” · masked 37fa213d · 11 bytes".replace("hello", "Hello"));
    }

    @Test
    void aPingShowsItsPayload() {
        assertThat(afterFrame("89 82 00 00 00 00 68 69")).isEqualTo("PING “hi” · masked 00000000 · 8 bytes");
    }

    @Test
    void aCloseShowsItsCodeAndReason() {
        assertThat(afterFrame("88 85 00 00 00 00 03 e8 62 79 65"))
                .isEqualTo("CLOSE 1000 “bye” · masked 00000000 · 11 bytes");
    }

    @Test
    void anEmptyCloseShowsNoCode() {
        assertThat(afterFrame("88 80 00 00 00 00")).isEqualTo("CLOSE · masked 00000000 · 6 bytes");
    }

    @Test
    void aBinaryFrameShowsItsFirstBytesAsDigits() {
        assertThat(afterFrame("82 8a 00 00 00 00 00 01 02 03 04 05 06 07 08 09"))
                .isEqualTo("BINARY 00 01 02 03 04 05 06 07 … · masked 00000000 · 16 bytes");
    }

    @Test
    void aFragmentSaysThatMoreFollowsAndTheLastThatItIsTheLast() {
        Connection connection = session.webSocket(52_344);
        session.readsHex(connection, "01 83 00 00 00 00 48 65 6c");
        assertThat(session.lastWords()).isEqualTo("TEXT “Hel” · more parts follow · masked 00000000 · 9 bytes");

        session.readsHex(connection, "80 82 00 00 00 00 6c 6f");
        assertThat(session.lastWords()).isEqualTo("CONTINUATION “lo” · last part · masked 00000000 · 8 bytes");
    }

    @Test
    void textThatIsNotUtf8IsShownAsDigits() {
        assertThat(afterFrame("81 83 00 00 00 00 ff fe 41"))
                .isEqualTo("TEXT ff fe 41 · masked 00000000 · 9 bytes");
    }

    @Test
    void aLongTextIsCut() {
        session.reads(session.accept(Session.PLAIN, 52_110), "x".repeat(300) + "\r\n");

        assertThat(session.lastWords()).isEqualTo("x".repeat(60) + "… · 302 bytes");
    }
}
