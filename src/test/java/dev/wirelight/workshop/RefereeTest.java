package dev.wirelight.workshop;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Wire;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefereeTest {
    private static final byte[] HELLO = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");

    private final Referee toServer = Referee.ofFrames(Role.SERVER, Application.ECHO);

    private static List<String> words(Referee referee, List<Expected> expected) {
        return expected.stream().map(e -> e.words(referee.receiver()) + " (" + e.section().number() + ")").toList();
    }

    private List<String> foresee(byte[] bytes) {
        return words(toServer, toServer.foresee(bytes));
    }

    @Test
    void aPingIsAnsweredWithItsOwnBytes() {
        assertThat(foresee(hex("89 82 00 00 00 00 68 69"))).containsExactly("The server answers with pong \"hi\". (5.5.2)");
    }

    @Test
    void anEchoServerSendsTheMessageBackAndAnyOtherDecidesItself() {
        assertThat(foresee(HELLO)).containsExactly("The server sends text \"Hello\" back. (6.1)");

        Referee other = Referee.ofFrames(Role.SERVER, Application.UNKNOWN);
        assertThat(words(other, other.foresee(HELLO)))
                .containsExactly("The application gets text \"Hello\", and decides whether it answers. (6.2)");
    }

    @Test
    void aFrameThatBreaksRulesNamesAllOfThemAndTheCodeOfTheFirst() {
        List<Expected> expected = toServer.foresee(utf8("Hello\r\n"));

        assertThat(expected.getFirst().violations())
                .extracting(Violation::rule)
                .containsExactly(
                        FrameRule.RESERVED_BIT_SET, FrameRule.CLIENT_FRAME_UNMASKED, FrameRule.CONTROL_FRAME_FRAGMENTED);
        assertThat(words(toServer, expected))
                .containsExactly(
                        "The server closes with 1002 (protocol error). (5.2)",
                        "The server ends the TCP connection. (7.1.7)");
    }

    @Test
    void aCloseIsAnsweredAndTheServerEndsTheConnectionFirst() {
        assertThat(foresee(hex("88 82 00 00 00 00 03 e8 89 80 00 00 00 00")))
                .containsExactly(
                        "The server answers with a close frame, usually with the same code, 1000. (5.5.1)",
                        "The server ends the TCP connection first. (7.1.1)",
                        "The server passes over this: the conversation has ended. (1.4)");
    }

    @Test
    void dataAfterTheCloseBreaksARuleAndIsPassedOver() {
        List<Expected> expected = toServer.foresee(join(hex("88 80 00 00 00 00"), HELLO));

        assertThat(expected.getLast().violations())
                .extracting(Violation::rule)
                .containsExactly(FrameRule.FRAME_AFTER_CLOSE);
    }

    @Test
    void aFrameThatIsNotThereWholeIsWaitedFor() {
        assertThat(foresee(hex("81"))).containsExactly(
                "The server waits for the rest of the frame: at least 1 byte missing. (5.2)");
        assertThat(foresee(hex("81 85 37"))).containsExactly(
                "The server waits for the rest of the frame: at least 3 bytes missing. (5.2)");
        assertThat(foresee(hex("81 85 37 fa 21 3d 7f 9f"))).containsExactly(
                "The server waits for the rest of the frame: at least 3 bytes missing. (5.2)");
    }

    @Test
    void lookingAheadChangesNothingAndSendingDoes() {
        byte[] fragment = hex("01 81 00 00 00 00 41");
        byte[] last = hex("80 81 00 00 00 00 42");

        assertThat(foresee(last).getFirst()).startsWith("The server closes with 1002");
        toServer.foresee(fragment);
        assertThat(foresee(last).getFirst()).startsWith("The server closes with 1002");
        assertThat(words(toServer, toServer.sent(fragment)))
                .containsExactly("The server waits: the message's last fragment, with FIN 1, has not come. (5.4)");
        assertThat(foresee(last)).containsExactly("The server sends text \"AB\" back. (6.1)");
        assertThat(foresee(last)).containsExactly("The server sends text \"AB\" back. (6.1)");
        toServer.sent(last);
        assertThat(foresee(last).getFirst()).startsWith("The server closes with 1002");
    }

    @Test
    void nothingFollowsAfterAFailure() {
        toServer.sent(hex("81 00"));

        assertThat(toServer.isOver()).isTrue();
        assertThat(foresee(HELLO)).containsExactly("The server passes over this: the conversation has ended. (1.4)");
    }

    @Test
    void aClientIsJudgedWithTheRulesForServersFrames() {
        Referee toClient = Referee.ofFrames(Role.CLIENT, Application.UNKNOWN);

        assertThat(toClient.foresee(HELLO).getFirst().violations())
                .extracting(Violation::rule)
                .containsExactly(FrameRule.SERVER_FRAME_MASKED);
        assertThat(words(toClient, toClient.foresee(hex("88 02 03 e8"))))
                .containsExactly(
                        "The client answers with a close frame, usually with the same code, 1000. (5.5.1)",
                        "The server ends the TCP connection first. (7.1.1)");
    }

    @Test
    void aMessageThatAnnouncesTooMuchIsRefusedAtItsHeader() {
        assertThat(foresee(hex("82 ff 40 00 00 00 00 00 00 00 00 00 00 00")))
                .first()
                .isEqualTo("The server closes with 1009 (message too big). (7.4.1)");
    }

    @Test
    void aHandshakeIsAgreedToAndFramesFollow() {
        Referee referee = Referee.ofRequests(Application.ECHO);

        assertThat(words(referee, referee.foresee(utf8(Wire.UPGRADE.substring(0, Wire.UPGRADE.length() - 2)))))
                .containsExactly("The server waits for the rest of the head: at least 2 bytes missing. (2.1)");
        assertThat(words(referee, referee.sent(join(utf8(Wire.UPGRADE), HELLO))))
                .containsExactly("The server answers 101 (Switching Protocols). (4.2.2)", "The server sends text \"Hello\" back. (6.1)");
        assertThat(words(referee, referee.sent(HELLO))).containsExactly("The server sends text \"Hello\" back. (6.1)");
    }

    @Test
    void aHandshakeThatBreaksARuleIsRefusedWithItsStatus() {
        Referee referee = Referee.ofRequests(Application.ECHO);
        List<Expected> expected = referee.foresee(utf8(Wire.UPGRADE.replace("Version: 13", "Version: 8")));

        assertThat(words(referee, expected)).containsExactly("The server answers 426 (Upgrade Required). (4.4)");
        assertThat(expected.getFirst().violations()).extracting(Violation::rule).containsExactly(HandshakeRule.VERSION_NOT_13);
        assertThat(referee.foresee(utf8("GET / HTTP/1.1\r\n\r\n")).getFirst().violations())
                .extracting(Violation::rule)
                .containsExactly(HttpRule.HOST_MISSING);
        assertThat(words(referee, referee.foresee(utf8("GET / HTTP/1.1\r\nHost: x\r\n\r\n"))))
                .containsExactly("The server answers with a response; which one is up to it. (15)");
    }

    @Test
    void aWrongResponseMakesTheClientGiveUp() {
        HttpHead request = new HttpHead(
                new HttpHead.RequestLine("GET", "/", "HTTP/1.1"), List.of(), 0);
        Referee referee = Referee.ofResponse(request, Application.UNKNOWN);

        assertThat(words(referee, referee.foresee(utf8("HTTP/1.1 200 OK\r\n\r\n"))))
                .containsExactly("The client ends the connection and sends no frame. (4.1)");
    }

    @Test
    void aCompressedMessageMayReferToTheOneBefore() {
        Referee referee = Referee.ofFrames(Role.SERVER, Application.ECHO, Optional.of(PerMessageDeflate.PLAIN));
        byte[] hello = hex("c1 87 00 00 00 00 f2 48 cd c9 c9 07 00");
        byte[] helloAgain = hex("c1 85 00 00 00 00 f2 00 11 00 00");

        assertThat(words(referee, referee.sent(hello))).containsExactly("The server sends text \"Hello\" back. (6.1)");
        assertThat(words(referee, referee.foresee(helloAgain))).containsExactly("The server sends text \"Hello\" back. (6.1)");
        assertThat(words(referee, referee.sent(helloAgain))).containsExactly("The server sends text \"Hello\" back. (6.1)");
    }

    @Test
    void whatAMessageRefersToIsStillKnownAfterMuchWasSentAndElseItIsNotGuessedAt() {
        Referee referee = Referee.ofFrames(Role.SERVER, Application.UNKNOWN, Optional.of(PerMessageDeflate.PLAIN));
        byte[] helloAgain = hex("c1 85 00 00 00 00 f2 00 11 00 00");
        // Not compressed further: 00, the length 60000 and its complement, and the first byte of the block that is left out.
        byte[] hellos = join(
                hex("c1 fe ea 66 00 00 00 00 00 60 ea 9f 15"), utf8("Hello".repeat(12_000)), hex("00"));
        for (int sent = 0; sent <= 2 * hellos.length + (4 << 20); sent += hellos.length) {
            referee.sent(hellos);
        }

        assertThat(words(referee, referee.foresee(helloAgain))).containsExactly(
                "This message refers to others that were sent long before. The referee does not keep so much, and cannot tell"
                        + " beforehand what follows. (7.1.1)");
        assertThat(words(referee, referee.foresee(hex("81 00"))).getFirst()).startsWith("The server closes with 1002");
        assertThat(words(referee, referee.sent(helloAgain)))
                .containsExactly("The application gets text \"Hello\", and decides whether it answers. (6.2)");
        assertThat(words(referee, referee.sent(helloAgain)))
                .containsExactly("The application gets text \"Hello\", and decides whether it answers. (6.2)");
    }
}
