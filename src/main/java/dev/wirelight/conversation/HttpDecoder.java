package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.http.RequestRules;
import dev.wirelight.protocol.http.ResponseRules;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import java.util.List;
import java.util.Optional;

/// Cuts a flow of HTTP/1.1 into heads and bodies.
///
/// How long a response is depends on the request (RFC 9112 §6.3), so the two decoders of a connection share the list of
/// requests that are not answered yet.
final class HttpDecoder implements FlowDecoder {
    private static final int LARGEST_HEAD = 64 << 10;

    private final Role sender;
    private final Handshake handshake;
    private HttpHeadReader reader;
    private long bodyLeft;
    private boolean lost;

    /// @param handshake what both decoders of the connection know
    HttpDecoder(Role sender, Handshake handshake) {
        this.sender = sender;
        this.handshake = handshake;
        this.reader = newReader();
    }

    private HttpHeadReader newReader() {
        HttpHeadReader.Kind kind =
                sender == Role.CLIENT ? HttpHeadReader.Kind.REQUEST : HttpHeadReader.Kind.RESPONSE;
        return new HttpHeadReader(kind, LARGEST_HEAD);
    }

    @Override
    public void take(byte[] bytes, int from, int length, Sink out) {
        int position = from;
        int end = from + length;
        while (position < end) {
            int left = end - position;
            if (lost) {
                String why = "These bytes came after a head that could not be read.";
                out.unit(left, new Content.Unreadable(why, Previews.of(bytes, position, left)), List.of());
                return;
            }
            if (bodyLeft > 0) {
                int count = (int) Math.min(bodyLeft, left);
                out.unit(count, new Content.Body(Previews.of(bytes, position, count)), List.of());
                bodyLeft -= bodyLeft == ResponseRules.UNTIL_THE_END ? 0 : count;
                position += count;
                continue;
            }
            int before = reader.length();
            HeadResult result = reader.accept(bytes, position, left);
            position += reader.length() - before;
            switch (result) {
                case HeadResult.More _ -> {}
                case HeadResult.Complete(HttpHead head) -> complete(head, out);
                case HeadResult.Broken(HttpRule rule, String detail) -> {
                    lost = true;
                    List<Violation> violations = List.of(new Violation(rule, sender, detail));
                    out.unit(reader.length(), new Content.Unreadable(detail, reader.firstBytes(Unit.PREVIEW)), violations);
                }
            }
        }
    }

    private void complete(HttpHead head, Sink out) {
        reader = newReader();
        switch (head.start()) {
            case RequestLine line -> {
                handshake.asked(head);
                bodyLeft = RequestRules.bodyLength(head);
                out.unit(head.length(), new Content.Request(head, line), judge(head, line));
            }
            case StatusLine line -> {
                // 1xx only announces the answer (RFC 9110 §15.2), but 101 is one: it ends HTTP on this connection.
                boolean interim = line.status() < 200 && line.status() != 101;
                Optional<HttpHead> request = handshake.request();
                if (!interim) {
                    handshake.answered();
                }
                if (line.status() == 101) {
                    handshake.upgraded(request, head);
                }
                bodyLeft = responseBody(request, head, line);
                out.unit(head.length(), new Content.Response(head, line), judge(request, head, line));
            }
        }
    }

    private static List<Violation> judge(HttpHead head, RequestLine line) {
        Optional<Violation> violation = RequestRules.judge(head, line);
        if (violation.isEmpty() && OpeningHandshake.isMeantBy(head)) {
            violation = OpeningHandshake.judgeRequest(head, line);
        }
        return violation.stream().toList();
    }

    private static List<Violation> judge(Optional<HttpHead> request, HttpHead response, StatusLine line) {
        // A server may refuse to upgrade. Only when it agrees must it agree rightly.
        return line.status() == 101
                ? request.flatMap(asked -> OpeningHandshake.judgeResponse(asked, response, line)).stream().toList()
                : List.of();
    }

    private static long responseBody(Optional<HttpHead> request, HttpHead response, StatusLine line) {
        boolean toHead = request.map(HttpHead::start)
                .filter(start -> start instanceof RequestLine asked && asked.method().equals("HEAD"))
                .isPresent();
        return ResponseRules.bodyLength(toHead, response, line);
    }

    @Override
    public void finish(Sink out) {
        if (!lost && reader.length() > 0) {
            lost = true;
            String why = reader.hasBareLf()
                    ? "The head was not finished. Its lines end in LF alone, where HTTP wants CR LF."
                    : "The head was not finished: it ends with an empty line.";
            out.unit(reader.length(), new Content.Unreadable(why, reader.firstBytes(Unit.PREVIEW)), List.of());
        }
    }
}
