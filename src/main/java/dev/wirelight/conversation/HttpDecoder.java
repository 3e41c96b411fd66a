package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.ChunkedBody;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.http.RequestRules;
import dev.wirelight.protocol.http.ResponseRules;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts a flow of HTTP/1.1 into heads and bodies.
///
/// How long a response is depends on the request (RFC 9112 §6.3), so the two decoders of a connection share the list of
/// requests that are not answered yet.
final class HttpDecoder implements FlowDecoder {
    private static final int LARGEST_HEAD = 64 << 10;
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final String CHUNKED = "chunked";
    private static final String AFTER_BROKEN_HEAD = "These bytes came after a head that could not be read.";
    private static final String NO_HEAD =
            "What was before these bytes is not in the capture. They are in the middle of something: no head begins here.";

    private final Role sender;
    private final Handshake handshake;
    private HttpHeadReader reader;
    private long bodyLeft;
    private @Nullable ChunkedBody chunks;
    private boolean lost;
    private boolean seeking;
    private boolean foreign;

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

    /// Both ends are strangers: that our own servers know no chunks is nothing to blame them for.
    HttpDecoder ofStrangers() {
        foreign = true;
        return this;
    }

    /// What was before the next bytes is not known: a head begins with the next ones that look like it.
    void seek() {
        reader = newReader();
        bodyLeft = 0;
        chunks = null;
        lost = false;
        seeking = true;
    }

    /// Whether nothing waits for its end.
    boolean isBetweenUnits() {
        return lost || bodyLeft == 0 && chunks == null && reader.length() == 0;
    }

    /// Whether nothing was lost before the next byte, so that it is known what it begins.
    boolean isSure() {
        return !lost && !seeking;
    }

    @Override
    public int take(byte[] bytes, int from, int length, Sink out) {
        if (lost) {
            out.unit(length, unreadable(AFTER_BROKEN_HEAD, Previews.of(bytes, from, length)), List.of());
            return length;
        }
        if (seeking && !mayGoOn(bytes, from, length)) {
            return wrongGuess(bytes, from, 0, length, out);
        }
        ChunkedBody chunked = chunks;
        if (chunked != null) {
            ChunkedBody.Place place = chunked.place();
            int count = chunked.take(bytes, from, length);
            out.unit(count, new Content.Body(Previews.of(bytes, from, count), Optional.of(place)), List.of());
            chunks = chunked.isEnded() ? null : chunked;
            return count;
        }
        if (bodyLeft > 0) {
            int count = (int) Math.min(bodyLeft, length);
            out.unit(count, new Content.Body(Previews.of(bytes, from, count)), List.of());
            bodyLeft -= bodyLeft == ResponseRules.UNTIL_THE_END ? 0 : count;
            return count;
        }
        int before = reader.length();
        HeadResult result = reader.accept(bytes, from, length);
        int used = reader.length() - before;
        switch (result) {
            case HeadResult.More _ -> {}
            case HeadResult.Complete(HttpHead head) -> complete(head, out);
            case HeadResult.Broken _ when seeking -> {
                return wrongGuess(bytes, from, used, length, out);
            }
            case HeadResult.Broken(HttpRule rule, String detail) -> {
                lost = true;
                List<Violation> violations = List.of(new Violation(rule, sender, detail));
                out.unit(reader.length(), unreadable(detail, reader.firstBytes(Unit.PREVIEW)), violations);
            }
        }
        return used;
    }

    /// Whether what has been read since the hole, and these bytes behind it, can begin a head.
    private boolean mayGoOn(byte[] bytes, int from, int length) {
        byte[] begun = reader.firstBytes(HeadGuess.LONGEST);
        byte[] all = Arrays.copyOf(begun, begun.length + Math.min(length, HeadGuess.LONGEST));
        System.arraycopy(bytes, from, all, begun.length, all.length - begun.length);
        return HeadGuess.mayBegin(all, 0, all.length, sender);
    }

    /// What was taken for the beginning of a head is none. Whoever guesses that cannot say that somebody broke a rule.
    ///
    /// @param used how many of the `length` bytes at hand the reader has taken already
    private int wrongGuess(byte[] bytes, int from, int used, int length, Sink out) {
        long begun = reader.length() - used;
        byte[] preview = begun == 0 ? Previews.of(bytes, from, length) : reader.firstBytes(Unit.PREVIEW);
        out.unit(begun + length, unreadable(NO_HEAD, preview), List.of());
        reader = newReader();
        return length;
    }

    private static Content unreadable(String why, byte[] preview) {
        return new Content.Unreadable(Protocol.HTTP, why, preview);
    }

    private void complete(HttpHead head, Sink out) {
        boolean guessed = seeking;
        seeking = false;
        reader = newReader();
        switch (head.start()) {
            case RequestLine line -> {
                handshake.asked(head);
                chunks = head.lists(TRANSFER_ENCODING, CHUNKED) ? new ChunkedBody() : null;
                bodyLeft = chunks == null ? RequestRules.bodyLength(head) : 0;
                out.unit(head.length(), new Content.Request(head, line), guessed ? List.of() : judge(head, line));
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
                boolean tunnel = line.status() >= 200 && line.status() < 300 && request.filter(Handshake::isConnect).isPresent();
                if (tunnel) {
                    handshake.tunnelled();
                }
                bodyLeft = tunnel ? 0 : responseBody(request, head, line);
                if (bodyLeft == ResponseRules.UNTIL_THE_END && head.lists(TRANSFER_ENCODING, CHUNKED)) {
                    chunks = new ChunkedBody();
                    bodyLeft = 0;
                }
                out.unit(head.length(), new Content.Response(head, line), guessed ? List.of() : judge(request, head, line));
            }
        }
    }

    private List<Violation> judge(HttpHead head, RequestLine line) {
        Optional<Violation> violation = RequestRules.judge(head, line)
                .filter(broken -> !foreign || broken.rule() != HttpRule.TRANSFER_CODING_UNKNOWN);
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
    public void gap(long length, Sink out) {
        ChunkedBody chunked = chunks;
        if (chunked != null && chunked.skip(length)) {
            return;
        }
        if (!lost && !seeking && bodyLeft >= length) {
            bodyLeft -= bodyLeft == ResponseRules.UNTIL_THE_END ? 0 : length; // a body has no parts that could be lost
            return;
        }
        if (!lost && reader.length() > 0) {
            out.unit(reader.length(), unreadable(MISSING, reader.firstBytes(Unit.PREVIEW)), List.of());
        }
        seek();
        handshake.missed();
    }

    @Override
    public void finish(Sink out) {
        if (!lost && reader.length() > 0) {
            lost = true;
            out.unit(reader.length(), unreadable(whyUnfinished(), reader.firstBytes(Unit.PREVIEW)), List.of());
        }
    }

    private String whyUnfinished() {
        if (seeking && !HeadGuess.begins(reader.firstBytes(HeadGuess.LONGEST), sender)) {
            return NO_HEAD;
        }
        return reader.hasBareLf()
                ? "The head was not finished. Its lines end in LF alone, where HTTP wants CR LF."
                : "The head was not finished: it ends with an empty line.";
    }
}
