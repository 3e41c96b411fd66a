package dev.wirelight.capture;

import static dev.wirelight.capture.Talk.ACK;
import static dev.wirelight.capture.Talk.FIN;
import static dev.wirelight.capture.Talk.PSH;
import static dev.wirelight.capture.Talk.RST;
import static dev.wirelight.capture.Talk.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReassemblyTest {

    /// What is told behind the three packets of the handshake.
    private static List<String> after(Talk talk) {
        List<String> told = talk.told();
        assertThat(told.subList(0, 3)).containsExactly("1 > 0+0", "2 < 0+0 ack 0", "3 > 0+0 ack 0");
        return told.subList(3, told.size());
    }

    @Test
    void aWholeConnectionIsToldFromSynToTheLastAcknowledgment() {
        Talk talk = Talk.begun()
                .client(ACK | PSH, 1001, 5001, "hello")
                .server(ACK | PSH, 5001, 1006, "world!")
                .client(ACK | FIN, 1006, 5007, "")
                .server(ACK | FIN, 5007, 1007, "")
                .client(ACK, 1007, 5008, "");
        assertThat(after(talk)).containsExactly(
                "4 > 0+5 ack 0 \"hello\"",
                "5 < 0+6 ack 5 \"world!\"",
                "6 > 5+0 ack 6 ends THIS",
                "7 < 6+0 ack 5 ACKNOWLEDGES_FIN ends THIS",
                "8 > 5+0 ack 6 ACKNOWLEDGES_FIN");
        CaptureFile read = talk.read();
        Connection connection = read.trace().since(Position.START, 1).entries().getFirst().connection();
        assertThat(connection).hasToString("10.0.0.1:40000 → 10.0.0.2:80");
        assertThat(read.packets()).isEqualTo(8);
        assertThat(read.connections()).isEqualTo(1);
        assertThat(read.firstPacketAt()).hasValueSatisfying(
                at -> assertThat(at).isEqualTo("2026-11-22T13:40:00.001Z"));
    }

    @Test
    void whatComesTooEarlyWaitsForWhatBelongsInFrontOfIt() {
        assertThat(after(Talk.begun()
                        .client(ACK, 1007, 5001, "ghi")
                        .client(ACK, 1004, 5001, "def")
                        .client(ACK, 1001, 5001, "abc")))
                .containsExactly(
                        "4 > 6+3 ack 0 OUT_OF_ORDER",
                        "5 > 3+3 ack 0 OUT_OF_ORDER",
                        "6 > 0+3 ack 0 \"abcdefghi\"",
                        "ended");
    }

    @Test
    void whatIsSentAgainIsNotedAndNotHandedOnTwice() {
        assertThat(after(Talk.begun()
                        .client(ACK, 1001, 5001, "abcdef")
                        .client(ACK, 1001, 5001, "abcdef")
                        .client(ACK, 1004, 5001, "defghi")
                        .client(ACK, 1004, 5001, "dEf")))
                .containsExactly(
                        "4 > 0+6 ack 0 \"abcdef\"",
                        "5 > 0+6 ack 0 RETRANSMISSION",
                        "6 > 3+6 ack 0 \"ghi\" OVERLAP",
                        "7 > 3+3 ack 0 RETRANSMISSION OTHER_BYTES",
                        "ended");
    }

    @Test
    void ofWhatWaitsTheBytesCapturedFirstCount() {
        assertThat(after(Talk.begun()
                        .client(ACK, 1004, 5001, "def")
                        .client(ACK, 1003, 5001, "cDEFg")
                        .client(ACK, 1001, 5001, "abXY")))
                .containsExactly(
                        "4 > 3+3 ack 0 OUT_OF_ORDER",
                        "5 > 2+5 ack 0 OVERLAP OUT_OF_ORDER OTHER_BYTES",
                        "6 > 0+4 ack 0 \"abcdefg\" OVERLAP OTHER_BYTES",
                        "ended");
    }

    @Test
    void sequenceNumbersGoOnAtZeroBehindTheLargest() {
        assertThat(new Talk()
                        .client(SYN, 0xffff_fffdL, 0, "")
                        .server(SYN | ACK, 0xffff_ffffL, 0xffff_fffeL, "")
                        .client(ACK, 0xffff_fffeL, 0, "abcd")
                        .client(ACK, 2, 0, "efgh")
                        .server(ACK, 0, 6, "ok")
                        .told())
                .containsExactly(
                        "1 > 0+0",
                        "2 < 0+0 ack 0",
                        "3 > 0+4 ack 0 \"abcd\"",
                        "4 > 4+4 ack 0 \"efgh\"",
                        "5 < 0+2 ack 8 \"ok\"",
                        "ended");
    }

    @Test
    void whatIsAcknowledgedAndWasNotCapturedIsAGapAndTheRestIsHandedOn() {
        assertThat(after(Talk.begun()
                        .client(ACK, 1004, 5001, "def")
                        .client(ACK | FIN, 1010, 5001, "jkl")
                        .server(ACK, 5001, 1014, "yes")
                        .client(ACK, 1001, 5001, "abc")))
                .containsExactly(
                        "4 > 3+3 ack 0 OUT_OF_ORDER",
                        "5 > 9+3 ack 0 OUT_OF_ORDER",
                        "gap > 0+3",
                        "4 > 3+3 ack 0 \"def\" OUT_OF_ORDER HANDED_ON_LATER",
                        "gap > 6+3",
                        "5 > 9+3 ack 0 \"jkl\" OUT_OF_ORDER HANDED_ON_LATER ends THIS",
                        "6 < 0+3 ack 12 \"yes\" ACKNOWLEDGES_FIN",
                        "7 > 0+3 ack 0 OUT_OF_ORDER",
                        "ended");
    }

    @Test
    void bytesThatCameTooLateAreCounted() {
        CaptureFile read = Talk.begun()
                .server(ACK, 5001, 1004, "")
                .client(ACK, 1001, 5001, "abc")
                .read();
        assertThat(read.lateBytes()).isEqualTo(3);
    }

    @Test
    void whatStillWaitsWhenTheCaptureEndsIsHandedOn() {
        assertThat(after(Talk.begun().client(ACK, 1004, 5001, "def").client(ACK | FIN, 1009, 5001, "")))
                .containsExactly(
                        "4 > 3+3 ack 0 OUT_OF_ORDER",
                        "5 > 8+0 ack 0",
                        "gap > 0+3",
                        "4 > 3+3 ack 0 \"def\" OUT_OF_ORDER HANDED_ON_LATER",
                        "gap > 6+2",
                        "5 > 8+0 ack 0 HANDED_ON_LATER ends THIS",
                        "ended");
    }

    @Test
    void dataThatTheCaptureCutAreAGap() {
        assertThat(after(Talk.begun()
                        .snap(2)
                        .client(ACK, 1001, 5001, "abcdef")
                        .client(ACK | FIN, 1007, 5001, "ghi")))
                .containsExactly(
                        "4 > 0+6 ack 0 \"ab\" CUT",
                        "gap > 2+4",
                        "5 > 6+3 ack 0 \"gh\" CUT",
                        "gap > 8+1",
                        "5 > 6+3 ack 0 CUT HANDED_ON_LATER ends THIS",
                        "ended");
    }

    @Test
    void keepAlivesZeroWindowsUpdatesAndRepeatedAcknowledgmentsAreNoted() {
        assertThat(after(Talk.begun()
                        .client(ACK, 1001, 5001, "abc")
                        .server(ACK, 5001, 1004, "")
                        .server(ACK, 5001, 1004, "")
                        .window(0)
                        .server(ACK, 5001, 1004, "")
                        .window(2_000)
                        .server(ACK, 5001, 1004, "")
                        .client(ACK, 1003, 5001, "x")
                        .client(ACK, 1003, 5001, "")))
                .containsExactly(
                        "4 > 0+3 ack 0 \"abc\"",
                        "5 < 0+0 ack 3",
                        "6 < 0+0 ack 3 DUPLICATE_ACKNOWLEDGMENT",
                        "7 < 0+0 ack 3 ZERO_WINDOW",
                        "8 < 0+0 ack 3 WINDOW_UPDATE",
                        "9 > 2+1 ack 0 KEEP_ALIVE",
                        "10 > 2+0 ack 0 KEEP_ALIVE",
                        "ended");
    }

    @Test
    void aResetEndsBothFlowsAndNothingBehindItIsHandedOn() {
        assertThat(after(Talk.begun()
                        .client(ACK, 1004, 5001, "def")
                        .server(RST, 5001, 0, "")
                        .client(ACK, 1007, 5001, "more")
                        .client(ACK, 1011, 5001, "and more")))
                .containsExactly(
                        "4 > 3+3 ack 0 OUT_OF_ORDER",
                        "gap > 0+3",
                        "4 > 3+3 ack 0 \"def\" OUT_OF_ORDER HANDED_ON_LATER",
                        "5 < 0+0 ends BOTH",
                        "6 > 6+4 ack 0",
                        "remark Bytes came behind the end of a flow. They are left out.",
                        "7 > 10+8 ack 0 OUT_OF_ORDER");
    }

    @Test
    void aResetOutsideTheWindowEndsNothing() {
        assertThat(after(Talk.begun()
                        .client(RST, 3_000_000_000L, 0, "")
                        .server(RST, 5001 + 1_000, 0, "")
                        .server(RST, 5000, 0, "lies")
                        .client(ACK, 1001, 5001, "GET")
                        .server(ACK, 5001, 1004, "200")))
                .containsExactly(
                        "4 > -1294968297+0 OUTSIDE_WINDOW",
                        "5 < 1000+0 OUTSIDE_WINDOW",
                        "6 < -1+4 OUTSIDE_WINDOW",
                        "7 > 0+3 ack 0 \"GET\"",
                        "8 < 0+3 ack 3 \"200\"",
                        "ended");
    }

    @Test
    void aResetInTheWindowCountsAlsoWhereBytesBeforeItWereNotCaptured() {
        assertThat(after(Talk.begun().server(RST, 5001 + 999, 0, ""))).last().asString().endsWith("ends BOTH");
        assertThat(after(Talk.begun().server(ACK, 5001, 1001, "abc").server(RST, 5001, 0, "")))
                .last().asString().endsWith("ends BOTH");
    }

    @Test
    void aResetThatDoesNotAcknowledgeTheSynRefusesNothing() {
        assertThat(new Talk()
                        .client(SYN, 1000, 0, "")
                        .server(RST | ACK, 0, 77, "")
                        .server(RST, 0, 0, "")
                        .server(SYN | ACK, 5000, 1001, "")
                        .told())
                .containsExactly(
                        "1 > 0+0", "2 < 0+0 OUTSIDE_WINDOW", "3 < 0+0 OUTSIDE_WINDOW", "4 < 0+0 ack 0", "ended");
    }

    @Test
    void whoIsRefusedAndAsksAgainBeginsAnotherConnection() {
        for (long again : new long[] {1000, 77_000}) {
            Talk talk = new Talk()
                    .client(SYN, 1000, 0, "")
                    .server(RST | ACK, 0, 1001, "")
                    .client(SYN, again, 0, "")
                    .server(SYN | ACK, 5000, again + 1, "")
                    .client(ACK, again + 1, 5001, "hello");

            assertThat(talk.told()).containsExactly(
                    "1 > 0+0",
                    "2 < 0+0 ack 0 ends BOTH",
                    "#2 3 > 0+0",
                    "#2 4 < 0+0 ack 0",
                    "#2 5 > 0+5 ack 0 \"hello\"",
                    "#2 ended");
            assertThat(talk.read().connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatIsRefusedIsTold() {
        assertThat(new Talk().client(SYN, 1000, 0, "").server(RST | ACK, 0, 1001, "").told())
                .containsExactly("1 > 0+0", "2 < 0+0 ack 0 ends BOTH");
    }

    @Test
    void synSentAgainBeginsNoSecondConnection() {
        assertThat(new Talk()
                        .client(SYN, 1000, 0, "")
                        .client(SYN, 1000, 0, "")
                        .server(SYN | ACK, 5000, 1001, "")
                        .server(SYN | ACK, 5000, 1001, "")
                        .client(ACK, 1001, 5001, "hi")
                        .told())
                .containsExactly(
                        "1 > 0+0",
                        "2 > 0+0 RETRANSMISSION",
                        "3 < 0+0 ack 0",
                        "4 < 0+0 ack 0 RETRANSMISSION",
                        "5 > 0+2 ack 0 \"hi\"",
                        "ended");
    }

    @Test
    void theSamePortsAgainAreAnotherConnection() {
        Talk talk = Talk.begun()
                .client(ACK | FIN, 1001, 5001, "")
                .server(ACK | FIN, 5001, 1002, "")
                .client(ACK, 1002, 5002, "")
                .client(SYN, 90_000, 0, "")
                .server(SYN | ACK, 7000, 90_001, "")
                .client(ACK, 90_001, 7001, "again");
        assertThat(after(talk)).containsExactly(
                "4 > 0+0 ack 0 ends THIS",
                "5 < 0+0 ack 0 ACKNOWLEDGES_FIN ends THIS",
                "6 > 0+0 ack 0 ACKNOWLEDGES_FIN",
                "#2 7 > 0+0",
                "#2 8 < 0+0 ack 0",
                "#2 9 > 0+5 ack 0 \"again\"",
                "#2 ended");
        assertThat(talk.read().connections()).isEqualTo(2);
    }

    @Test
    void aNewConnectionOnPortsThatNeverSaidGoodbyeEndsTheOldOne() {
        assertThat(after(Talk.begun().client(ACK, 1001, 5001, "old").client(SYN, 90_000, 0, "")))
                .containsExactly("4 > 0+3 ack 0 \"old\"", "ended", "#2 5 > 0+0", "#2 ended");
    }

    @Test
    void aConnectionWhoseBeginningWasNotCapturedBeginsWhereItIsFirstSeenAndTheLowerPortIsTheServers() {
        Talk talk = new Talk()
                .server(ACK, 800, 300, "there")
                .client(ACK, 300, 805, "here")
                .server(ACK, 790, 304, "early");
        assertThat(talk.told()).containsExactly(
                "1 < 0+5 \"there\"", "2 > 0+4 ack 5 \"here\"", "3 < -10+5 ack 4 OUT_OF_ORDER", "ended");
        assertThat(talk.read().lateBytes()).isEqualTo(5);
    }

    @Test
    void withTheAnswerToSynTheClientIsKnown() {
        // Here the client's port is the lower one.
        CaptureFile read = new Talk(70).server(SYN | ACK, 5000, 1001, "").read();
        Connection connection = read.trace().since(Position.START, 1).entries().getFirst().connection();
        assertThat(connection).hasToString("10.0.0.1:70 → 10.0.0.2:80");
    }

    @Test
    void aUnitIsSuspectedWhereTheSenderPushedBefore() {
        CaptureFile read = Talk.begun()
                .client(ACK, 1001, 5001, "GET / ")
                .client(ACK | PSH, 1007, 5001, "HTTP/1.1")
                .client(ACK, 1015, 5001, "GET")
                .read();
        assertThat(read.trace().since(new Position(3, 0), 3).entries())
                .extracting(entry -> ((dev.wirelight.trace.Call.Segment) entry.call()).firstUnit())
                .containsExactly(0L, -1L, 14L);
    }

    @Test
    void anAcknowledgmentFarBeyondAnyWindowIsNotBelieved() {
        assertThat(after(Talk.begun().server(ACK, 5001, 1001 + 0x6000_0000L, "").client(ACK, 1001, 5001, "abc")))
                .containsExactly("4 < 0+0 ack 1610612736", "5 > 0+3 ack 0 \"abc\"", "ended");
    }

    @Test
    void aHoleThatNobodyFillsHoldsUpOnlySoMuch() {
        Talk talk = Talk.begun();
        for (int i = 0; i < 4_097; i++) {
            talk.client(ACK, 1002 + i, 5001, "x");
        }
        List<String> told = after(talk);
        assertThat(told).contains("gap > 0+1");
        assertThat(told.get(4_098)).startsWith("4 > 1+1 ack 0 \"xxxx").endsWith("HANDED_ON_LATER");
        assertThat(told.get(told.size() - 1)).isEqualTo("ended");
    }

    @Test
    void bytesBehindTheEndOfAFlowAreCounted() {
        Talk talk = Talk.begun().client(RST, 1001, 0, "").client(ACK, 1001, 5001, "hello").server(ACK, 5001, 1006, "hi");
        assertThat(talk.read().lateBytes()).isEqualTo(7);
    }
}
