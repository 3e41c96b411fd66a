package dev.wirelight.workshop;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Wire;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final byte[] NONE = {};

    private final List<Came> came = new ArrayList<>();
    private Ending ending = Ending.OPEN;

    private void frame(Opcode opcode, byte[] payload, Violation... violations) {
        frame(FrameHeader.unmasked(true, opcode, payload.length), payload, violations);
    }

    private void frame(FrameHeader header, byte[] payload, Violation... violations) {
        came.add(new Came.Frame(400_000, header, payload, false, List.of(violations)));
    }

    private void response(int status) {
        came.add(new Came.Response(
                400_000, new HttpHead(new HttpHead.StatusLine("HTTP/1.1", status, "X"), List.of(), 0),
                new HttpHead.StatusLine("HTTP/1.1", status, "X"), List.of()));
    }

    /// The marks, with what happened.
    private List<String> judge(Referee referee, byte[] sent, boolean timeIsUp) {
        Outcome outcome = new Outcome(came, ending, 500_000, 0);
        return Verdict.of(referee.receiver(), referee.foresee(sent), outcome, timeIsUp).lines().stream()
                .map(line -> line.mark().name() + ": " + line.happened())
                .toList();
    }

    private List<String> toServer(String sent, boolean timeIsUp) {
        return judge(Referee.ofFrames(Role.SERVER, Application.ECHO), hex(sent), timeIsUp);
    }

    @Test
    void whatTheRuleAsksIsMarkedSo() {
        frame(Opcode.PONG, utf8("hi"));
        assertThat(toServer("89 82 00 00 00 00 68 69", false)).containsExactly("AS_ASKED: pong \"hi\" after 0.4 ms");
    }

    @Test
    void whatHasNotComeIsNotSeenUntilTimeIsUp() {
        assertThat(toServer("89 80 00 00 00 00", false)).containsExactly("NOT_SEEN_YET: nothing yet");
        assertThat(toServer("89 80 00 00 00 00", true)).containsExactly("BROKEN: nothing");
        ending = Ending.FIN;
        assertThat(toServer("89 80 00 00 00 00", false))
                .containsExactly("BROKEN: nothing, then TCP FIN (end of stream) after 0.5 ms", "ALLOWED: TCP FIN (end of stream) after 0.5 ms");
    }

    @Test
    void aPongWithOtherBytesIsNoAnswer() {
        frame(Opcode.PONG, utf8("ho"));
        assertThat(toServer("89 82 00 00 00 00 68 69", true))
                .containsExactly("BROKEN: nothing", "ALLOWED: pong \"ho\" after 0.4 ms");
    }

    @Test
    void onlyTheLatestOfSeveralPingsNeedsAnAnswer() {
        frame(Opcode.PONG, utf8("b"));
        assertThat(toServer("89 81 00 00 00 00 61 89 81 00 00 00 00 62", true))
                .containsExactly("ALLOWED: only a later ping was answered", "AS_ASKED: pong \"b\" after 0.4 ms");
    }

    @Test
    void anEchoMayComeInFragments() {
        frame(FrameHeader.unmasked(false, Opcode.TEXT, 1), utf8("H"));
        frame(Opcode.PING, NONE);
        frame(FrameHeader.unmasked(true, Opcode.CONTINUATION, 4), utf8("ello"));
        assertThat(toServer("81 85 37 fa 21 3d 7f 9f 4d 51 58", true))
                .containsExactly("AS_SAID: text \"Hello\" after 0.4 ms", "ALLOWED: ping, empty after 0.4 ms");
    }

    @Test
    void anEchoThatIsMissingBreaksNoRule() {
        assertThat(toServer("81 80 00 00 00 00", true)).containsExactly("NOT_AS_SAID: nothing");
    }

    @Test
    void aBrokenRuleIsAnsweredWithItsCodeOrAnotherOrByEndingTheConnection() {
        ending = Ending.FIN;
        assertThat(toServer("81 00", false))
                .containsExactly("ALLOWED: no close frame, but TCP FIN (end of stream) after 0.5 ms", "AS_ASKED: TCP FIN (end of stream) after 0.5 ms");
        frame(Opcode.CLOSE, hex("03 ea"));
        assertThat(toServer("81 00", false)).containsExactly("AS_ASKED: close 1002 after 0.4 ms", "AS_ASKED: TCP FIN (end of stream) after 0.5 ms");
        came.clear();
        frame(Opcode.CLOSE, hex("03 f0"));
        ending = Ending.RESET;
        assertThat(toServer("81 00", false)).containsExactly("ALLOWED: close 1008 after 0.4 ms", "ALLOWED: TCP RST (broken off) after 0.5 ms");
    }

    @Test
    void whoCarriesOnBreaksTheRuleOnlyWhereItObligesTheReceiver() {
        assertThat(toServer("81 00", true))
                .containsExactly("BROKEN: nothing", "BROKEN: the connection is still open");
        assertThat(toServer("89 fe 00 7e 00 00 00 00", true))
                .containsExactly("ALLOWED: nothing", "ALLOWED: the connection is still open");
    }

    @Test
    void afterTheClosingHandshakeTheServerMustEndTheConnection() {
        frame(Opcode.CLOSE, hex("03 e8"));
        assertThat(toServer("88 82 00 00 00 00 03 e8", false))
                .containsExactly("AS_ASKED: close 1000 after 0.4 ms", "NOT_SEEN_YET: the connection is still open");
        assertThat(toServer("88 82 00 00 00 00 03 e8", true))
                .containsExactly("AS_ASKED: close 1000 after 0.4 ms", "BROKEN: the connection is still open");
        assertThat(judge(Referee.ofFrames(Role.CLIENT, Application.UNKNOWN), hex("88 02 03 e8"), true))
                .containsExactly("AS_ASKED: close 1000 after 0.4 ms", "AS_ASKED: the connection is still open");
    }

    @Test
    void aCloseThatIsNotAnsweredBreaksARule() {
        ending = Ending.FIN;
        assertThat(toServer("88 80 00 00 00 00", false))
                .containsExactly("BROKEN: nothing, then TCP FIN (end of stream) after 0.5 ms", "AS_ASKED: TCP FIN (end of stream) after 0.5 ms");
    }

    @Test
    void aRuleThatTheOtherEndBreaksIsALineOfItsOwn() {
        frame(Opcode.PONG, NONE, new Violation(FrameRule.SERVER_FRAME_MASKED, Role.SERVER, "MASK is 1."));
        assertThat(toServer("89 80 00 00 00 00", true))
                .containsExactly("AS_ASKED: pong, empty after 0.4 ms", "BROKEN: pong, empty after 0.4 ms");
    }

    @Test
    void waitingForTheRestIsRightAndEndingIsAllowed() {
        assertThat(toServer("81 85 37", true)).containsExactly("AS_ASKED: it waits");
        ending = Ending.FIN;
        assertThat(toServer("81 85 37", true)).containsExactly("ALLOWED: TCP FIN (end of stream) after 0.5 ms");
    }

    @Test
    void aWrongHandshakeMustBeRefusedWithWhateverStatus() {
        Referee referee = Referee.ofRequests(Application.UNKNOWN);
        byte[] sent = utf8("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");

        response(400);
        assertThat(judge(referee, sent, true)).containsExactly("AS_ASKED: 400 X after 0.4 ms");
        came.clear();
        response(403);
        assertThat(judge(referee, sent, true)).containsExactly("ALLOWED: 403 X after 0.4 ms");
        came.clear();
        response(101);
        assertThat(judge(referee, sent, true)).containsExactly("BROKEN: 101 X after 0.4 ms");
        came.clear();
        assertThat(judge(referee, sent, true)).containsExactly("BROKEN: nothing");
    }

    private static byte[] upgrade(String more) {
        return utf8(Wire.UPGRADE.substring(0, Wire.UPGRADE.length() - 2) + more + "\r\n");
    }

    @Test
    void aSubprotocolThatIsNoTokenMustBeRefusedButOneThatIsNamedTwiceNeedNot() {
        Referee referee = Referee.ofRequests(Application.UNKNOWN);
        response(101);

        assertThat(judge(referee, upgrade("Sec-WebSocket-Protocol: a b\r\n"), true))
                .containsExactly("BROKEN: 101 X after 0.4 ms");
        assertThat(judge(referee, upgrade("Sec-WebSocket-Protocol: ,\r\n"), true))
                .containsExactly("BROKEN: 101 X after 0.4 ms");
        assertThat(judge(referee, upgrade("Sec-WebSocket-Protocol: a, a\r\n"), true))
                .containsExactly("ALLOWED: 101 X after 0.4 ms");
        // RFC 2616 §2.1, which the grammar refers to: empty elements of a list do not count.
        assertThat(judge(referee, upgrade("Sec-WebSocket-Protocol: a,, b\r\n"), true))
                .containsExactly("ALLOWED: 101 X after 0.4 ms");
    }

    @Test
    void anInterimResponseIsNotTheAnswer() {
        response(103);
        assertThat(judge(Referee.ofRequests(Application.UNKNOWN), upgrade(""), false))
                .containsExactly("NOT_SEEN_YET: nothing yet", "ALLOWED: 103 X after 0.4 ms");
        response(101);
        assertThat(judge(Referee.ofRequests(Application.UNKNOWN), upgrade(""), true))
                .containsExactly("AS_ASKED: 101 X after 0.4 ms", "ALLOWED: 103 X after 0.4 ms");
        assertThat(judge(Referee.ofRequests(Application.UNKNOWN), utf8(Wire.UPGRADE.replace("Key: ", "Key: x")), true))
                .containsExactly("BROKEN: 101 X after 0.4 ms", "ALLOWED: 103 X after 0.4 ms");
    }

    @Test
    void aTextMayBeCheckedWhenTheMessageIsComplete() {
        assertThat(toServer("01 82 00 00 00 00 61 ff", true))
                .containsExactly("ALLOWED: nothing", "ALLOWED: the connection is still open");
        assertThat(toServer("01 82 00 00 00 00 61 ff 80 80 00 00 00 00", true))
                .containsExactly("BROKEN: nothing", "BROKEN: the connection is still open");
    }

    @Test
    void aCompressedTextMustBeCheckedWhenTheMessageIsCompleteToo() {
        Referee referee = Referee.ofFrames(Role.SERVER, Application.ECHO, Optional.of(PerMessageDeflate.PLAIN));
        assertThat(judge(referee, hex("41 86 00 00 00 00 00 01 00 fe ff ff"), true))
                .containsExactly("ALLOWED: nothing", "ALLOWED: the connection is still open");
        assertThat(judge(referee, hex("c1 87 00 00 00 00 00 01 00 fe ff ff 00"), true))
                .containsExactly("BROKEN: nothing", "BROKEN: the connection is still open");
    }

    @Test
    void whatAnApplicationAnswersIsItsOwnBusiness() {
        Referee referee = Referee.ofFrames(Role.SERVER, Application.UNKNOWN);
        byte[] hello = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");

        assertThat(judge(referee, hello, false)).containsExactly("NOT_SEEN_YET: nothing yet");
        assertThat(judge(referee, hello, true)).containsExactly("AS_ASKED: no answer");
        frame(Opcode.TEXT, utf8("what?"));
        assertThat(judge(referee, hello, true)).containsExactly("ALLOWED: text \"what?\" after 0.4 ms");
    }
}
