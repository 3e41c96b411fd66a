package dev.wirelight.workshop;

import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of a [Judge] that is about the opening handshake, and about HTTP.
final class HandshakeJudge {
    private final Outcome outcome;
    private final Sheet sheet;

    HandshakeJudge(Outcome outcome, Sheet sheet) {
        this.outcome = outcome;
        this.sheet = sheet;
    }

    void upgrade(Expected.Upgrade upgrade) {
        Optional<Came.Response> answer = nextResponse();
        if (answer.isEmpty()) {
            sheet.missing(upgrade, Mark.ALLOWED, "No rule says how long a server may think, or that it must want to.");
        } else if (answer.get().line().status() == 101) {
            sheet.came(upgrade, answer.get(), Mark.AS_ASKED, "");
        } else {
            sheet.came(upgrade, answer.get(), Mark.ALLOWED, "A server may refuse for reasons of its own.");
        }
    }

    void refusal(Expected.Refusal refusal) {
        Optional<Came.Response> answer = nextResponse();
        if (answer.isEmpty()) {
            boolean must = refusal.because().rule() instanceof HandshakeRule;
            sheet.missing(refusal, must && !sheet.isEndedByPeer() ? Mark.BROKEN : Mark.ALLOWED,
                    must ? "It must answer with a status that refuses." : "It may end the connection instead.");
            return;
        }
        int status = answer.get().line().status();
        if (status == refusal.status()) {
            sheet.came(refusal, answer.get(), Mark.AS_ASKED, "");
        } else if (status >= 400) {
            sheet.came(refusal, answer.get(), Mark.ALLOWED, "It refuses, with another status.");
        } else if (status != 101) {
            sheet.came(refusal, answer.get(), Mark.ALLOWED, "It takes it as an ordinary request, and does not speak WebSocket.");
        } else {
            boolean must = mustRefuse(refusal.because());
            sheet.came(refusal, answer.get(), must ? Mark.BROKEN : Mark.ALLOWED,
                    must ? "Such a request must be refused." : "A server may be lenient here.");
        }
    }

    private static boolean mustRefuse(Violation because) {
        return switch (because.rule()) {
            // RFC 6455 §4.2.1: what does not match the grammar must be refused. That names of subprotocols are different
            // ones is asked of the client alone (§4.1), and a server may understand other versions too (§4.2.2).
            case HandshakeRule rule -> rule != HandshakeRule.PROTOCOL_REPEATED && rule != HandshakeRule.VERSION_NOT_13;
            case HttpRule rule -> rule == HttpRule.HOST_MISSING;
            default -> true;
        };
    }

    void response(Expected.Response response) {
        nextResponse().ifPresentOrElse(
                answer -> sheet.came(response, answer, Mark.AS_ASKED, ""),
                () -> sheet.missing(response, Mark.ALLOWED, "No rule says how long a server may think."));
    }

    void givesUp(Expected.GivesUp givesUp) {
        if (sheet.isEndedByPeer()) {
            sheet.line(givesUp, sheet.ending(), Mark.AS_ASKED, "");
        } else if (givesUp.because().rule() == HandshakeRule.STATUS_NOT_101) {
            sheet.missing(givesUp, Mark.ALLOWED, "It may follow the response as HTTP says, and ask again.");
        } else {
            sheet.missing(givesUp, Mark.BROKEN, "A client must fail the connection when the handshake is not right.");
        }
    }

    /// The next final response: others before it only announce it (RFC 9110 §15.2).
    private Optional<Came.Response> nextResponse() {
        return outcome.came().stream()
                .filter(c -> !sheet.isClaimed(c))
                .flatMap(c -> c instanceof Came.Response r && !r.isInterim() ? Stream.of(r) : Stream.empty())
                .findFirst();
    }
}
