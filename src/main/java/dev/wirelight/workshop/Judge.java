package dev.wirelight.workshop;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds what came against what was expected, with the nuances of RFC 6455: what an endpoint MUST do, what it SHOULD do,
/// and what it MAY leave out.
final class Judge {
    private static final int MOST_UNASKED = 20;
    private static final Section FAIL = Section.rfc(6455, "7.1.7");
    private static final String NO_ECHO = "No rule asks for an echo, but this application was said to be one.";
    private static final String NOT_TOLD = "No rule asks for it, but the file says that it comes.";
    private static final String NOTHING_YET = "nothing yet";

    private final Role receiver;
    private final Outcome outcome;
    private final boolean timeIsUp;
    private final List<Message> messages;
    private final Set<Came> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Judgement> lines = new ArrayList<>();
    private List<Expected> expected = List.of();
    private Expected.@Nullable Failure failure;

    Judge(Role receiver, Outcome outcome, boolean timeIsUp) {
        this.receiver = receiver;
        this.outcome = outcome;
        this.timeIsUp = timeIsUp;
        this.messages = Message.among(outcome.frames());
    }

    List<Judgement> judge(List<Expected> all) {
        expected = all;
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
                case Expected.Upgrade upgrade -> upgrade(upgrade);
                case Expected.Refusal refusal -> refusal(refusal);
                case Expected.Response response -> response(response);
                case Expected.GivesUp givesUp -> givesUp(givesUp);
                case Expected.Nothing nothing -> line(nothing, "nothing is needed", Mark.AS_ASKED, "");
                case Expected.Wait wait -> waiting(wait);
                case Expected.Silence silence -> line(silence, "nothing is needed", Mark.AS_ASKED, "");
            }
        }
        unasked();
        return List.copyOf(lines);
    }

    private void pong(Expected.Pong pong, int index) {
        Optional<Came.Frame> answer = pongLike(pong);
        if (answer.isPresent()) {
            came(pong, answer.get(), Mark.AS_ASKED, "");
        } else if (expected.stream().skip(index + 1L).anyMatch(e -> e instanceof Expected.Pong later && pongLike(later).isPresent())) {
            line(pong, "only a later ping was answered", Mark.ALLOWED, "It may answer only the latest of several pings.");
        } else if (expectsTheEnd(index) && isEnding()) {
            line(pong, "no pong", Mark.ALLOWED, "The conversation ended before it came to that.");
        } else if (closeFrame().isPresent()) {
            line(pong, "no pong", Mark.ALLOWED, "It had said goodbye, and nothing may follow a close frame.");
        } else {
            missing(pong, Mark.BROKEN, "A ping must be answered with a pong that carries the same bytes.");
        }
    }

    private Optional<Came.Frame> pongLike(Expected.Pong pong) {
        return outcome.frames().stream()
                .filter(f -> f.is(Opcode.PONG) && Arrays.equals(f.payload(), pong.payload()) && !claimed.contains(f))
                .findFirst();
    }

    private void message(Expected wanted, Opcode opcode, byte[] payload, int index, String whyMissed) {
        Optional<Message> answer = messages.stream()
                .filter(m -> m.is(opcode, payload) && !claimed.contains(m.frames().getFirst()))
                .findFirst();
        if (answer.isPresent()) {
            claimed.addAll(answer.get().frames());
            line(wanted, FrameTitle.of(opcode, payload) + after(answer.get().nanos()), Mark.AS_ASKED, "");
        } else if (expectsTheEnd(index) && isEnding()) {
            line(wanted, "no message", Mark.ALLOWED, "The conversation ended before it came to that.");
        } else {
            missing(wanted, Mark.NOT_AS_SAID, whyMissed);
        }
    }

    /// Any message counts as its answer, but those that the file speaks of.
    private void free(Expected.Free free) {
        boolean told = expected.stream().anyMatch(e -> e instanceof Expected.Told);
        Optional<Message> answer =
                messages.stream().filter(m -> !told && !claimed.contains(m.frames().getFirst())).findFirst();
        if (answer.isPresent()) {
            claimed.addAll(answer.get().frames());
            String title = FrameTitle.of(answer.get().opcode(), answer.get().payload());
            line(free, title + after(answer.get().nanos()), Mark.ALLOWED, "What it answers is up to the application.");
        } else if (told || timeIsUp || outcome.isOver()) {
            line(free, told ? "see below" : "no answer", Mark.AS_ASKED, "");
        } else {
            line(free, NOTHING_YET, Mark.NOT_SEEN_YET, "");
        }
    }

    private void close(Expected.Close close) {
        Optional<Came.Frame> answer = closeFrame();
        if (answer.isEmpty()) {
            missing(close, Mark.BROKEN, "A close frame must be answered with a close frame.");
        } else if (codeOf(answer.get()) == close.code()) {
            came(close, answer.get(), Mark.AS_ASKED, "");
        } else {
            came(close, answer.get(), Mark.ALLOWED, "It usually repeats the code that came, but need not.");
        }
    }

    private void failure(Expected.Failure wrong) {
        Optional<Came.Frame> answer = closeFrame();
        if (answer.isPresent() && codeOf(answer.get()) == wrong.code()) {
            came(wrong, answer.get(), Mark.AS_ASKED, "");
        } else if (answer.isPresent()) {
            came(wrong, answer.get(), Mark.ALLOWED, "It should name a fitting code, but need not.", FAIL);
        } else if (isEndedByPeer()) {
            line(wrong, "no close frame, but " + ending(), Mark.ALLOWED,
                    "It should send a close frame first, but may drop the connection without one.", FAIL);
        } else {
            missing(wrong, markOfCarryingOn(wrong), whyOfCarryingOn(wrong));
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
            case FIN -> line(end, ending(), mine ? Mark.AS_ASKED : Mark.ALLOWED,
                    mine ? "" : "The server usually goes first, but the client may.");
            case RESET -> line(end, ending(), Mark.ALLOWED,
                    "A FIN is the clean way: a reset can overtake what was said last.", Section.rfc(6455, "7.1.1"));
            case CLOSED_HERE -> line(end, ending(), Mark.ALLOWED, "This end did not wait for it.");
            case OPEN -> stillOpen(end, mine);
        }
    }

    private void stillOpen(Expected.End end, boolean mine) {
        String open = Ending.OPEN.toString();
        Expected.Failure wrong = failure;
        if (!mine) {
            line(end, open, Mark.AS_ASKED, "The client waits for the server to end it.");
        } else if (!timeIsUp) {
            line(end, open, Mark.NOT_SEEN_YET, "");
        } else if (!end.failed()) {
            line(end, open, Mark.BROKEN, "After both close frames the server must end the TCP connection at once.",
                    Section.rfc(6455, "5.5.1"));
        } else if (closeFrame().isPresent()) {
            line(end, open, Mark.ALLOWED, "It has sent its close frame; how long it then waits is up to it.");
        } else {
            line(end, open, wrong == null ? Mark.BROKEN : markOfCarryingOn(wrong), wrong == null ? "" : whyOfCarryingOn(wrong));
        }
    }

    private void upgrade(Expected.Upgrade upgrade) {
        Optional<Came.Response> answer = nextResponse();
        if (answer.isEmpty()) {
            missing(upgrade, Mark.ALLOWED, "No rule says how long a server may think, or that it must want to.");
        } else if (answer.get().line().status() == 101) {
            came(upgrade, answer.get(), Mark.AS_ASKED, "");
        } else {
            came(upgrade, answer.get(), Mark.ALLOWED, "A server may refuse for reasons of its own.");
        }
    }

    private void refusal(Expected.Refusal refusal) {
        Optional<Came.Response> answer = nextResponse();
        if (answer.isEmpty()) {
            boolean must = refusal.because().rule() instanceof HandshakeRule;
            missing(refusal, must && !isEndedByPeer() ? Mark.BROKEN : Mark.ALLOWED,
                    must ? "It must answer with a status that refuses." : "It may end the connection instead.");
            return;
        }
        int status = answer.get().line().status();
        if (status == refusal.status()) {
            came(refusal, answer.get(), Mark.AS_ASKED, "");
        } else if (status >= 400) {
            came(refusal, answer.get(), Mark.ALLOWED, "It refuses, with another status.");
        } else if (status != 101) {
            came(refusal, answer.get(), Mark.ALLOWED, "It takes it as an ordinary request, and does not speak WebSocket.");
        } else {
            boolean must = mustRefuse(refusal.because());
            came(refusal, answer.get(), must ? Mark.BROKEN : Mark.ALLOWED,
                    must ? "Such a request must be refused." : "A server may be lenient here.");
        }
    }

    private static boolean mustRefuse(Violation because) {
        return switch (because.rule()) {
            // A server may understand other versions too (§4.2.2), and need not look at what it does not use.
            case HandshakeRule rule -> rule != HandshakeRule.PROTOCOL_MALFORMED && rule != HandshakeRule.VERSION_NOT_13;
            case HttpRule rule -> rule == HttpRule.HOST_MISSING;
            default -> true;
        };
    }

    private void response(Expected.Response response) {
        nextResponse().ifPresentOrElse(
                answer -> came(response, answer, Mark.AS_ASKED, ""),
                () -> missing(response, Mark.ALLOWED, "No rule says how long a server may think."));
    }

    private void givesUp(Expected.GivesUp givesUp) {
        if (isEndedByPeer()) {
            line(givesUp, ending(), Mark.AS_ASKED, "");
        } else if (givesUp.because().rule() == HandshakeRule.STATUS_NOT_101) {
            missing(givesUp, Mark.ALLOWED, "It may follow the response as HTTP says, and ask again.");
        } else {
            missing(givesUp, Mark.BROKEN, "A client must fail the connection when the handshake is not right.");
        }
    }

    private void waiting(Expected.Wait wait) {
        if (isEnding()) {
            line(wait, closeFrame().map(f -> f.title() + after(f.nanos())).orElseGet(this::ending), Mark.ALLOWED,
                    "How long it waits is up to it.");
        } else {
            line(wait, "it waits", Mark.AS_ASKED, "");
        }
    }

    /// What came and was not expected, and the rules that the other end broke itself.
    private void unasked() {
        int more = 0;
        for (Came came : outcome.came()) {
            for (Violation violation : came.violations()) {
                lines.add(new Judgement(null, "", came.title() + after(came.nanos()), Mark.BROKEN,
                        violation.rule().sentence() + " " + violation.detail(), violation.rule().section()));
            }
            if (!came.violations().isEmpty() || claimed.contains(came)) {
                continue;
            }
            if (++more <= MOST_UNASKED) {
                lines.add(new Judgement(null, "", came.title() + after(came.nanos()), Mark.ALLOWED,
                        "It came of its own accord.", sectionOf(came)));
            }
        }
        long unseen = outcome.notKept() + Math.max(0, more - MOST_UNASKED);
        if (unseen > 0) {
            lines.add(new Judgement(null, "", Amounts.number(unseen) + " more", Mark.ALLOWED,
                    "So much came that the rest is only counted.", Section.rfc(6455, "6.2")));
        }
        boolean endExpected = expected.stream().anyMatch(e ->
                e instanceof Expected.End || e instanceof Expected.GivesUp || e instanceof Expected.Refusal || e instanceof Expected.Wait);
        if (isEndedByPeer() && !endExpected) {
            lines.add(new Judgement(null, "", ending(), Mark.ALLOWED,
                    "It ended the connection of its own accord.", Section.rfc(6455, "7.1.1")));
        }
    }

    private static Section sectionOf(Came came) {
        return switch (came) {
            case Came.Frame frame -> Section.rfc(6455, frame.is(Opcode.CLOSE) ? "7.1.2" : frame.is(Opcode.PONG) ? "5.5.3" : "6.1");
            case Came.Response _ -> Section.rfc(9110, "15");
            case Came.Other _ -> Section.rfc(9112, "2");
        };
    }

    private void missing(Expected wanted, Mark mark, String why) {
        if (outcome.ending() == Ending.CLOSED_HERE) {
            line(wanted, "nothing before it was closed from here", Mark.ALLOWED, "This end did not wait for it.");
        } else if (outcome.isOver()) {
            line(wanted, "nothing, then " + ending(), mark, why);
        } else if (timeIsUp) {
            line(wanted, "nothing", mark, why);
        } else {
            line(wanted, NOTHING_YET, Mark.NOT_SEEN_YET, "");
        }
    }

    private void came(Expected wanted, Came came, Mark mark, String why) {
        came(wanted, came, mark, why, wanted.section());
    }

    private void came(Expected wanted, Came came, Mark mark, String why, Section section) {
        claimed.add(came);
        line(wanted, came.title() + after(came.nanos()), mark, why, section);
    }

    private void line(Expected wanted, String happened, Mark mark, String why) {
        line(wanted, happened, mark, why, wanted.section());
    }

    private void line(Expected wanted, String happened, Mark mark, String why, Section section) {
        lines.add(new Judgement(wanted, wanted.words(receiver), happened, mark, why, section));
    }

    private Optional<Came.Frame> closeFrame() {
        return outcome.frames().stream().filter(f -> f.is(Opcode.CLOSE)).findFirst();
    }

    private Optional<Came.Response> nextResponse() {
        return outcome.came().stream()
                .flatMap(c -> c instanceof Came.Response r && !claimed.contains(r) ? Optional.of(r).stream() : Optional.<Came.Response>empty().stream())
                .findFirst();
    }

    private static int codeOf(Came.Frame close) {
        byte[] payload = close.payload();
        return payload.length < 2 ? CloseCode.NO_STATUS : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }

    /// Whether something expected later ends the conversation.
    private boolean expectsTheEnd(int index) {
        return expected.stream().skip(index + 1L).anyMatch(e -> e instanceof Expected.Close || e instanceof Expected.Failure);
    }

    private boolean isEnding() {
        return isEndedByPeer() || closeFrame().isPresent();
    }

    private boolean isEndedByPeer() {
        return outcome.ending() == Ending.FIN || outcome.ending() == Ending.RESET;
    }

    private String ending() {
        return outcome.ending() + (outcome.isOver() ? after(outcome.endedAfter()) : "");
    }

    private static String after(long nanos) {
        return nanos < 10_000_000
                ? String.format(Locale.ENGLISH, " after %.1f ms", nanos / 1e6)
                : String.format(Locale.ENGLISH, " after %,d ms", nanos / 1_000_000);
    }

    /// A message, put together from its frames.
    private record Message(long nanos, Opcode opcode, byte[] payload, List<Came.Frame> frames) {

        static List<Message> among(List<Came.Frame> frames) {
            List<Message> messages = new ArrayList<>();
            List<Came.Frame> open = new ArrayList<>();
            for (Came.Frame frame : frames) {
                if (!frame.header().opcode().isControl()) {
                    open.add(frame);
                    if (frame.header().fin()) {
                        messages.add(of(List.copyOf(open)));
                        open.clear();
                    }
                }
            }
            return messages;
        }

        private static Message of(List<Came.Frame> frames) {
            int length = frames.stream().mapToInt(f -> f.payload().length).sum();
            byte[] payload = new byte[length];
            int at = 0;
            for (Came.Frame frame : frames) {
                System.arraycopy(frame.payload(), 0, payload, at, frame.payload().length);
                at += frame.payload().length;
            }
            return new Message(frames.getLast().nanos(), frames.getFirst().header().opcode(), payload, frames);
        }

        boolean is(Opcode wanted, byte[] content) {
            return opcode == wanted && Arrays.equals(payload, content);
        }
    }
}
