package dev.wirelight.workshop;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.http.RequestRules;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import dev.wirelight.server.ServerLimits;
import java.util.List;
import java.util.Optional;

/// Plays the receiver of a handshake, by the rules that the servers and clients of this lab obey.
final class HandshakeCourse {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final Handshake whose;
    private HttpHeadReader reader;
    private long bodyLeft;
    private int lastBytes;
    private boolean upgraded;
    private boolean over;

    HandshakeCourse(Handshake whose) {
        this.whose = whose;
        this.reader = newReader();
    }

    private HttpHeadReader newReader() {
        return switch (whose) {
            case Handshake.OfClient _ -> new HttpHeadReader(HttpHeadReader.Kind.REQUEST, ServerLimits.DEFAULT.head());
            case Handshake.OfServer _ -> new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, ServerLimits.DEFAULT.head());
        };
    }

    /// Takes bytes up to the end of the handshake.
    ///
    /// @param expected gets what follows from them
    /// @return how many of them belong to it
    int take(byte[] bytes, List<Expected> expected) {
        int from = 0;
        if (over && bytes.length > 0) {
            expected.add(new Expected.Silence(List.of()));
        }
        while (from < bytes.length && !over && !upgraded) {
            if (bodyLeft > 0) {
                int skipped = (int) Math.min(bodyLeft, bytes.length - from);
                bodyLeft -= skipped;
                from += skipped;
                continue;
            }
            int before = reader.length();
            HeadResult result = reader.accept(bytes, from, bytes.length - from);
            from += reader.length() - before;
            switch (result) {
                case HeadResult.More _ -> {}
                case HeadResult.Complete(HttpHead head) -> {
                    reader = newReader();
                    complete(head, expected);
                }
                case HeadResult.Broken(HttpRule rule, String detail) -> broken(new Violation(rule, sender(), detail), expected);
            }
        }
        if (!over && !upgraded) {
            remember(bytes);
            if (bodyLeft > 0) {
                expected.add(new Expected.Wait(Expected.Rest.BODY, bodyLeft));
            } else if (reader.length() > 0) {
                expected.add(new Expected.Wait(Expected.Rest.HEAD, END_OF_HEAD.length - lastBytes));
            }
        }
        return over ? bytes.length : from;
    }

    /// How many bytes of CR LF CR LF stand at the end already.
    private void remember(byte[] bytes) {
        for (byte b : bytes) {
            lastBytes = b == END_OF_HEAD[lastBytes % END_OF_HEAD.length] ? lastBytes + 1 : b == '\r' ? 1 : 0;
            lastBytes %= END_OF_HEAD.length;
        }
    }

    private Role sender() {
        return switch (whose) {
            case Handshake.OfClient _ -> Role.CLIENT;
            case Handshake.OfServer _ -> Role.SERVER;
        };
    }

    private void complete(HttpHead head, List<Expected> expected) {
        switch (whose) {
            case Handshake.OfClient _ -> request(head, (RequestLine) head.start(), expected);
            case Handshake.OfServer(HttpHead request) -> response(request, head, (StatusLine) head.start(), expected);
        }
    }

    private void request(HttpHead head, RequestLine line, List<Expected> expected) {
        Optional<Violation> broken = RequestRules.judge(head, line);
        if (broken.isEmpty() && OpeningHandshake.isMeantBy(head)) {
            broken = OpeningHandshake.judgeRequest(head, line);
            upgraded = broken.isEmpty();
        }
        bodyLeft = RequestRules.bodyLength(head);
        if (broken.isEmpty() && !upgraded && bodyLeft > ServerLimits.DEFAULT.body()) {
            String detail = "The body would have " + bodyLeft + " bytes.";
            broken = Optional.of(new Violation(HttpRule.BODY_TOO_LARGE, Role.CLIENT, detail));
        }
        if (broken.isPresent()) {
            broken(broken.get(), expected);
        } else {
            expected.add(upgraded ? new Expected.Upgrade() : new Expected.Response());
        }
    }

    private void response(HttpHead request, HttpHead head, StatusLine line, List<Expected> expected) {
        Optional<Violation> broken = OpeningHandshake.judgeResponse(request, head, line);
        if (broken.isPresent()) {
            broken(broken.get(), expected);
            return;
        }
        upgraded = true;
        expected.add(new Expected.Nothing(
                "The client has nothing against this response: the connection is open.", Section.rfc(6455, "4.1")));
    }

    private void broken(Violation violation, List<Expected> expected) {
        over = true;
        expected.add(violation.brokenBy() == Role.CLIENT ? new Expected.Refusal(violation) : new Expected.GivesUp(violation));
    }

    boolean isUpgraded() {
        return upgraded;
    }

    boolean isOver() {
        return over;
    }

    /// Whether no head or body has begun that is not finished.
    boolean isBetweenHeads() {
        return reader.length() == 0 && bodyLeft == 0;
    }
}
