package dev.wirelight.workshop;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds what came against what was expected, with the nuances of RFC 6455: what an endpoint MUST do, what it SHOULD do,
/// and what it MAY leave out.
final class Judge {
    private static final int MOST_UNASKED = 3;
    private static final Section FAIL = Section.rfc(6455, "7.1.7");
    private static final String NO_ECHO = "No rule asks for an echo, but this application was said to be one.";
    private static final String NOT_TOLD = "No rule asks for it, but the file says that it comes.";

    private final Role receiver;
    private final Outcome outcome;
    private final boolean timeIsUp;
    private final List<Message> messages;
    private final Sheet sheet;
    private final HandshakeJudge handshake;
    private List<Expected> expected = List.of();
    private int overdue;
    private Expected.@Nullable Failure failure;

    Judge(Role receiver, Outcome outcome, boolean timeIsUp) {
        this.receiver = receiver;
        this.outcome = outcome;
        this.timeIsUp = timeIsUp;
        this.sheet = new Sheet(receiver, outcome, timeIsUp);
        this.handshake = new HandshakeJudge(outcome, sheet);
        this.messages = Message.among(outcome.frames());
    }

    /// @param waitedFor how many of the first of them the sender waited for before it sent more
    List<Judgement> judge(List<Expected> all, int waitedFor) {
        expected = all;
        overdue = waitedFor;
        for (int i = 0; i < all.size(); i++) {
            switch (all.get(i)) {
                case Expected.Pong pong -> pong(pong, i);
                case Expected.Echo echo -> message(echo, echo.opcode(), echo.payload(), i, NO_ECHO);
                case Expected.Free free -> free(free);
                case Expected.Told told -> message(told, told.opcode(), told.payload(), i, NOT_TOLD);
                case Expected.Close close -> close(close);
                case Expected.Failure wrong -> {
                    failure = wrong;
                    failure(wrong);
                }
                case Expected.End end -> end(end);
                case Expected.Upgrade upgrade -> handshake.upgrade(upgrade);
                case Expected.Refusal refusal -> handshake.refusal(refusal);
                case Expected.Response response -> handshake.response(response);
                case Expected.GivesUp givesUp -> handshake.givesUp(givesUp);
                case Expected.Nothing nothing -> sheet.line(nothing, "nothing is needed", Mark.AS_ASKED, "");
                case Expected.Wait wait -> waiting(wait);
                case Expected.Silence silence -> sheet.line(silence, "nothing is needed", Mark.AS_ASKED, "");
            }
        }
        unasked();
        return sheet.lines();
    }

    private void pong(Expected.Pong pong, int index) {
        Optional<Came.Frame> answer = pongLike(pong);
        if (answer.isPresent()) {
            sheet.came(pong, answer.get(), Mark.AS_ASKED, "");
        } else if (expected.stream().skip(index + 1L).anyMatch(e -> e instanceof Expected.Pong later && pongLike(later).isPresent())) {
            sheet.line(pong, "only a later ping was answered", Mark.ALLOWED,
                    "It may answer only the latest of several pings.", Section.rfc(6455, "5.5.3"));
        } else if (!isOverdue(index) && expectsTheEnd(index) && isEnding()) {
            sheet.line(pong, "no pong", Mark.ALLOWED, "The conversation ended before it came to that.");
        } else if (!isOverdue(index) && hasClosed()) {
            sheet.line(pong, "no pong", Mark.ALLOWED, "It had sent its close frame by then, and may end the connection before it answers.");
        } else {
            sheet.missing(pong, Mark.BROKEN, "A ping must be answered with a pong that carries the same bytes.");
        }
    }

    private Optional<Came.Frame> pongLike(Expected.Pong pong) {
        return outcome.frames().stream()
                .filter(f -> f.is(Opcode.PONG) && Arrays.equals(f.payload(), pong.payload()) && !sheet.isClaimed(f))
                .findFirst();
    }

    private void message(Expected wanted, Opcode opcode, byte[] payload, int index, String whyMissed) {
        Optional<Message> answer = messages.stream()
                .filter(m -> m.is(opcode, payload) && !sheet.isClaimed(m.frames().getFirst()))
                .findFirst();
        if (answer.isPresent()) {
            answer.get().frames().forEach(sheet::claim);
            sheet.line(wanted, FrameTitle.of(opcode, payload) + Sheet.after(answer.get().nanos()), Mark.AS_SAID, "");
        } else if (expectsTheEnd(index) && isEnding()) {
            sheet.line(wanted, "no message", Mark.ALLOWED, "The conversation ended before it came to that.");
        } else {
            sheet.missing(wanted, Mark.NOT_AS_SAID, whyMissed);
        }
    }

    /// Any message counts as its answer, but those that the file speaks of.
    private void free(Expected.Free free) {
        boolean told = expected.stream().anyMatch(e -> e instanceof Expected.Told);
        Optional<Message> answer =
                messages.stream().filter(m -> !told && !sheet.isClaimed(m.frames().getFirst())).findFirst();
        if (answer.isPresent()) {
            answer.get().frames().forEach(sheet::claim);
            String title = FrameTitle.of(answer.get().opcode(), answer.get().payload());
            sheet.line(free, title + Sheet.after(answer.get().nanos()), Mark.ALLOWED, "What it answers is up to the application.");
        } else if (told || timeIsUp || outcome.isOver()) {
            sheet.line(free, told ? "see below" : "no answer", Mark.AS_ASKED, "");
        } else {
            sheet.line(free, Sheet.NOTHING_YET, Mark.NOT_SEEN_YET, "");
        }
    }

    private void close(Expected.Close close) {
        Optional<Came.Frame> answer = closeFrame();
        if (answer.isEmpty() && outcome.closeBefore()) {
            sheet.line(close, "its own came before", Mark.AS_ASKED, "A close frame that answers one is not answered again.");
        } else if (answer.isEmpty()) {
            sheet.missing(close, Mark.BROKEN, "A close frame must be answered with a close frame.");
        } else if (codeOf(answer.get()) == close.code()) {
            sheet.came(close, answer.get(), Mark.AS_ASKED, "");
        } else {
            sheet.came(close, answer.get(), Mark.ALLOWED, "It usually repeats the code that came, but need not.");
        }
    }

    private void failure(Expected.Failure wrong) {
        Optional<Came.Frame> answer = closeFrame();
        if (answer.isPresent() && codeOf(answer.get()) == wrong.code()) {
            sheet.came(wrong, answer.get(), Mark.AS_ASKED, "");
        } else if (answer.isPresent()) {
            sheet.came(wrong, answer.get(), Mark.ALLOWED, "It should name a fitting code, but need not.", FAIL);
        } else if (outcome.closeBefore()) {
            sheet.line(wrong, "its close frame came before", Mark.ALLOWED, "It has closed already, and closes only once.");
        } else if (sheet.isEndedByPeer()) {
            sheet.line(wrong, "no close frame, but " + sheet.ending(), Mark.ALLOWED,
                    "It should send a close frame first, but may drop the connection without one.", FAIL);
        } else {
            sheet.missing(wrong, markOfCarryingOn(wrong), whyOfCarryingOn(wrong));
        }
    }

    private static Mark markOfCarryingOn(Expected.Failure wrong) {
        return obligation(wrong) == Obligation.MUST_FAIL ? Mark.BROKEN : Mark.ALLOWED;
    }

    private static String whyOfCarryingOn(Expected.Failure wrong) {
        return switch (obligation(wrong)) {
            case MUST_FAIL -> "Whoever receives this must fail the connection.";
            case LATER -> "It may look at the text only when the message is complete.";
            case SENDER_ONLY -> "The specification forbids it to the sender, but does not oblige the receiver to notice.";
            case OWN_LIMIT -> "How large a message it takes is its own decision.";
            case NONE -> "";
        };
    }

    private static Obligation obligation(Expected.Failure wrong) {
        if (wrong.mayWait()) {
            return Obligation.LATER;
        }
        // One rule that must be noticed is enough.
        List<Obligation> all = wrong.because().stream()
                .map(v -> v.rule() instanceof FrameRule rule ? Obligation.of(rule) : Obligation.MUST_FAIL)
                .toList();
        return all.contains(Obligation.MUST_FAIL) ? Obligation.MUST_FAIL : all.getFirst();
    }

    private void end(Expected.End end) {
        boolean mine = end.first() == receiver;
        switch (outcome.ending()) {
            case FIN -> sheet.line(end, sheet.ending(), mine ? Mark.AS_ASKED : Mark.ALLOWED,
                    mine ? "" : "The server usually goes first, but the client may.");
            case RESET -> sheet.line(end, sheet.ending(), Mark.ALLOWED,
                    "A FIN is the clean way: a reset can overtake what was said last.", Section.rfc(6455, "7.1.1"));
            case CLOSED_HERE -> sheet.line(end, sheet.ending(), Mark.ALLOWED, "This end did not wait for it.");
            case OPEN -> stillOpen(end, mine);
        }
    }

    private void stillOpen(Expected.End end, boolean mine) {
        String open = Ending.OPEN.toString();
        Expected.Failure wrong = failure;
        if (!mine) {
            sheet.line(end, open, Mark.AS_ASKED, "The client waits for the server to end it.");
        } else if (!timeIsUp) {
            sheet.line(end, open, Mark.NOT_SEEN_YET, "");
        } else if (!end.failed()) {
            sheet.line(end, open, Mark.BROKEN, "After both close frames the server must end the TCP connection at once.",
                    Section.rfc(6455, "5.5.1"));
        } else if (hasClosed()) {
            sheet.line(end, open, Mark.ALLOWED, "It has sent its close frame; how long it then waits is up to it.");
        } else {
            sheet.line(end, open, wrong == null ? Mark.BROKEN : markOfCarryingOn(wrong), wrong == null ? "" : whyOfCarryingOn(wrong));
        }
    }

    private void waiting(Expected.Wait wait) {
        if (sheet.isEndedByPeer() || closeFrame().isPresent()) {
            sheet.line(wait, closeFrame().map(f -> f.title() + Sheet.after(f.nanos())).orElseGet(sheet::ending), Mark.ALLOWED,
                    "How long it waits is up to it.");
        } else {
            sheet.line(wait, "it waits", Mark.AS_ASKED, "");
        }
    }

    /// What came and was not expected, and the rules that the other end broke itself.
    private void unasked() {
        int more = 0;
        for (Came came : outcome.came()) {
            for (Violation violation : came.violations()) {
                sheet.unasked(came.title() + Sheet.after(came.nanos()), Mark.BROKEN,
                        violation.rule().sentence() + " " + violation.detail(), violation.rule().section());
            }
            if (!came.violations().isEmpty() || sheet.isClaimed(came)) {
                continue;
            }
            if (++more <= MOST_UNASKED) {
                sheet.unasked(came.title() + Sheet.after(came.nanos()), Mark.ALLOWED,
                        came instanceof Came.Response response && response.isInterim()
                                ? "It only says that the answer is still to come."
                                : "It came of its own accord.",
                        sectionOf(came));
            }
        }
        long unseen = outcome.notKept() + Math.max(0, more - MOST_UNASKED);
        if (unseen > 0) {
            sheet.unasked("and " + Amounts.of(unseen, "more message"), Mark.ALLOWED,
                    "Also of their own accord. They are only counted.", Section.rfc(6455, "6.2"));
        }
        boolean endExpected = expected.stream().anyMatch(e ->
                e instanceof Expected.End || e instanceof Expected.GivesUp || e instanceof Expected.Refusal || e instanceof Expected.Wait);
        if (sheet.isEndedByPeer() && !endExpected) {
            sheet.unasked(sheet.ending(), Mark.ALLOWED,
                    "It ended the connection of its own accord.", Section.rfc(6455, "7.1.1"));
        }
    }

    private static Section sectionOf(Came came) {
        return switch (came) {
            case Came.Frame frame when frame.is(Opcode.CLOSE) -> Section.rfc(6455, "7.1.2");
            case Came.Frame frame when frame.is(Opcode.PING) -> Section.rfc(6455, "5.5.2");
            case Came.Frame frame when frame.is(Opcode.PONG) -> Section.rfc(6455, "5.5.3");
            case Came.Frame _ -> Section.rfc(6455, "6.1");
            case Came.Response response -> Section.rfc(9110, response.isInterim() ? "15.2" : "15");
            case Came.Other _ -> Section.rfc(9112, "2");
        };
    }

    private Optional<Came.Frame> closeFrame() {
        return outcome.frames().stream().filter(f -> f.is(Opcode.CLOSE)).findFirst();
    }

    private static int codeOf(Came.Frame close) {
        byte[] payload = close.payload();
        return payload.length < 2 ? CloseCode.NO_STATUS : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }

    private boolean hasClosed() {
        return outcome.closeBefore() || closeFrame().isPresent();
    }

    /// Whether there was time for a pong before more was sent: then what followed does not excuse it, since only who
    /// has "already received a Close frame" need not answer (RFC 6455 §5.5.2). An application may take its time.
    private boolean isOverdue(int index) {
        return index < overdue;
    }

    /// Whether something expected later ends the conversation.
    private boolean expectsTheEnd(int index) {
        return expected.stream().skip(index + 1L).anyMatch(e -> e instanceof Expected.Close || e instanceof Expected.Failure);
    }

    private boolean isEnding() {
        return sheet.isEndedByPeer() || hasClosed();
    }

}