package dev.wirelight.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.lesson.Answer.Kind;
import dev.wirelight.lesson.Answer.Reply;
import dev.wirelight.lesson.Answer.Value;
import dev.wirelight.lesson.Answer.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    private static boolean isRight(Kind kind, String wanted, String typed) {
        Answer answer = new Answer(kind, List.of(), List.of(new Reply(true, new Value.Written(wanted), List.of())));
        return answer.judge(typed, WorkedValue.Known.NOTHING) instanceof Verdict.Right;
    }

    @ParameterizedTest
    @CsvSource({
        "0x68, 0x68, true", "0x68, 68, true", "0x68, 104, true", "0x68, 0b1101000, true", "0x68, 68h, true", "0x68, 0X68, true",
        "0x5f, 5F, true", "95, 5f, true", "0x68, 67, false", "16, 10, false", "0x10, 10, true", "16, 0x10, true",
        "0b101, 101, true", "5, 101, false", "101, 1100101, true", "101, 110 0101, true", "0x48, 01001000, true", "101, 1100100, false", "65536, '65,536', true", "65536, 65 536, true", "7, seven, false",
                "7, -7, false", "7, '', false"
    })
    void aNumberMayBeWrittenInAnyBaseThatIsClear(String wanted, String typed, boolean right) {
        assertThat(isRight(Kind.NUMBER, wanted, typed)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1100110 | That is not it. If you mean bits, write 0b in front, as in 0b1101000.",
        "6f      | That is not it. If you mean a hexadecimal number, write 0x in front, as in 0x68.",
        "abc     | That is no number. Write it as 104, as 0x68 or as 0b1101000.",
        "7       | That is not it."
    })
    void whoMissesANumberIsToldHowToWriteOne(String typed, String words) {
        Answer answer = new Answer(Kind.NUMBER, List.of(), List.of(new Reply(true, new Value.Written("101"), List.of())));
        assertThat(answer.judge(typed, WorkedValue.Known.NOTHING)).isEqualTo(new Verdict.Wrong(words));
    }

    @ParameterizedTest
    @CsvSource({"Hello, hello, true", "Hello, ' \"Hello.\" ', true", "Hello, Hell, false"})
    void inATextCaseAndSpacesDoNotMatter(String wanted, String typed, boolean right) {
        assertThat(isRight(Kind.TEXT, wanted, typed)).isEqualTo(right);
    }

    @Test
    void inBase64EveryCharacterMatters() {
        assertThat(isRight(Kind.BASE64, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "`s3pPLMBiTxaQ9kYGzzhZRbK+xOo=`")).isTrue();
        assertThat(isRight(Kind.BASE64, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "S3pPLMBiTxaQ9kYGzzhZRbK+xOo=")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "b, true", "B), true", "the second, true", "1, false", "3, false"})
    void aChoiceIsMadeByItsNumberItsLetterOrItsWords(String typed, boolean right) {
        Answer answer = new Answer(Kind.CHOICE, List.of(), List.of(
                new Reply(false, new Value.Written("the first"), List.of()), new Reply(true, new Value.Written("The second"),
                        List.of())));
        assertThat(answer.judge(typed, WorkedValue.Known.NOTHING) instanceof Verdict.Right).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
        "ACCEPT_WITH_NEWLINE, BQgomKt49tqcGtJYe4ASzQz1IXI=",
        "ACCEPT_OF_DECODED_KEY, BXhwxM0SZasKmCD9S4BfpPmCnEw=",
        "ACCEPT_LOWER_CASE, WJfwerbIozKsJXHxxI0JTO1SQgU=",
        "ACCEPT_WITHOUT_GUID, hHLtf2V1k8aDQZfNjw3Ia1hCwt0="
    })
    void theMistakesWithTheAcceptValueAreWorkedOutFromTheKey(WorkedValue value, String wanted) {
        assertThat(value.of(WorkedValue.Known.NOTHING)).containsExactly(wanted);
    }

    @Test
    void base64OfTheHexadecimalDigitsBeginsAsItShould() {
        assertThat(WorkedValue.ACCEPT_OF_HEX.of(WorkedValue.Known.NOTHING)).singleElement().asString().startsWith("YjM3YTRm");
    }

    @Test
    void anotherKeyHasOtherValuesAndTheLearnersOwnOneCounts() {
        Learner learner = Learner.of("### Answer: Base64\n\n- [x] the accept value\n- [ ] the accept value without the GUID: It is missing.\n");
        learner.reads(learner.connect("websocket"),
                "GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
        learner.look();
        assertThat(learner.player.answer("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")).noneMatch(e -> e instanceof PlayEvent.Passed);
        assertThat(learner.player.answer("ICX+Yqv66kxgM0FcWaLWlFLwTAI=")).anyMatch(e -> e instanceof PlayEvent.Passed);
    }

    @Test
    void thePortOfAClientIsKnownFromItsConnection() {
        Learner learner = Learner.of("### Answer: number\n\n- [x] a client's port\n- [ ] the server's port: That is the server's.\n");
        var telnet = learner.connect("plain");
        learner.look();
        learner.player.listening(List.of(7_007));
        assertThat(learner.player.answer("7007")).containsExactly(
                new PlayEvent.Judged(new Verdict.Known(List.of(new Inline.Words("That is the server's.")))));
        assertThat(learner.player.answer("" + telnet.client().port())).anyMatch(e -> e instanceof PlayEvent.Passed);
    }
}
