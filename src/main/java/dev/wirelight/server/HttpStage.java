package dev.wirelight.server;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpField;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.http.RequestRules;
import dev.wirelight.protocol.websocket.Extensions;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The first part of a connection to the WebSocket server, which is HTTP/1.1: requests are answered, one after the
/// other on the same connection, until one of them asks properly for WebSocket.
final class HttpStage {
    /// The key of 16 bytes that are all 0.
    private static final String ANOTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAA==";

    private final ServerLimits limits;
    private final ByteSink output;
    private final UpgradeTerms terms;
    private final Supplier<String> tlsToHere;
    private HttpHeadReader head;
    private long bodyLeft;
    private long headBegan;
    private boolean begun;
    private boolean wrongAccept;
    private Optional<PerMessageDeflate> compression = Optional.empty();
    private Optional<String> stranger = Optional.empty();
    private boolean upgraded;
    private boolean finished;

    /// @param tlsToHere what is said to a client that speaks TLS
    HttpStage(ServerLimits limits, ByteSink output, UpgradeTerms terms, Supplier<String> tlsToHere) {
        this.tlsToHere = tlsToHere;
        this.limits = limits;
        this.terms = terms;
        this.output = output;
        this.head = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, limits.head());
    }

    /// Takes bytes until the upgrade, and answers every request that they complete.
    ///
    /// @return how many of them belong to HTTP; all, unless the connection was upgraded
    int take(byte[] bytes, int count) {
        if (!begun && WrongPort.isNoRequest(bytes, count)) {
            finished = true;
            output.add(HttpResponse.text(400, tlsToHere.get() + "\r\n").bytes(true));
        }
        begun = true;
        int from = 0;
        while (from < count && !upgraded && !finished) {
            if (bodyLeft > 0) {
                int skipped = (int) Math.min(bodyLeft, count - from);
                bodyLeft -= skipped;
                from += skipped;
                continue;
            }
            if (head.length() == 0) {
                headBegan = System.nanoTime();
            }
            int before = head.length();
            HeadResult result = head.accept(bytes, from, count - from);
            from += head.length() - before;
            switch (result) {
                case HeadResult.More _ -> {}
                case HeadResult.Complete(HttpHead request) -> {
                    head = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, limits.head());
                    answer(request, (RequestLine) request.start());
                }
                case HeadResult.Broken(HttpRule rule, String detail) ->
                    refuse(new Violation(rule, Role.CLIENT, detail));
            }
        }
        return finished ? count : from;
    }

    private void answer(HttpHead request, RequestLine line) {
        Optional<Violation> broken = RequestRules.judge(request, line);
        if (broken.isEmpty() && OpeningHandshake.isMeantBy(request)) {
            broken = OpeningHandshake.judgeRequest(request, line);
            stranger = broken.isEmpty() ? terms.origins().stranger(request) : Optional.empty();
            if (stranger.isPresent()) {
                finished = true;
                add(HttpResponse.text(403, Origins.refusal(stranger.get())), line);
                return;
            }
            if (broken.isEmpty()) {
                // The client's first choice will do: this server passes words on, whatever they mean.
                HttpHead answered = wrongAccept ? withAnotherKey(request) : request;
                Optional<String> protocol = OpeningHandshake.protocols(request).stream().findFirst();
                compression = terms.compresses() ? Extensions.accept(request) : Optional.empty();
                output.add(OpeningHandshake.response(answered, protocol, compression));
                upgraded = true;
                return;
            }
        }
        bodyLeft = RequestRules.bodyLength(request);
        if (broken.isEmpty() && bodyLeft > limits.body()) {
            String detail = "The body would have " + bodyLeft + " bytes.";
            broken = Optional.of(new Violation(HttpRule.BODY_TOO_LARGE, Role.CLIENT, detail));
        }
        if (broken.isPresent()) {
            finished = true;
            add(LabSite.refuse(broken.get()), line);
            return;
        }
        // HTTP/1.1 keeps the connection open unless somebody says close; HTTP/1.0 the other way round (RFC 9112 §9.3).
        boolean last = line.version().equals("HTTP/1.1")
                ? request.lists("Connection", "close")
                : !request.lists("Connection", "keep-alive");
        // A read may hold a thousand requests: who asks for more than may wait is answered so far, and has to come again.
        finished = last || output.length() > limits.unsent();
        HttpResponse response = LabSite.answer(line);
        boolean http10Stays = !finished && !line.version().equals("HTTP/1.1");
        // A client of HTTP/1.0 knows that the connection stays open only when it is told (RFC 9112 §C.2.2).
        add(http10Stays ? response.with("Connection", "keep-alive") : response, line);
    }

    /// Whether the next 101 is to carry an accept value that was made of another key than the client's.
    void answerWrongly(boolean wrongly) {
        wrongAccept = wrongly;
    }

    private static HttpHead withAnotherKey(HttpHead request) {
        List<HttpField> fields = request.fields().stream()
                .map(field -> field.is("Sec-WebSocket-Key")
                        ? new HttpField(field.name(), ANOTHER_KEY, field.offset(), field.length())
                        : field)
                .toList();
        return new HttpHead(request.start(), fields, request.length());
    }

    /// Whatever the answer is: to HEAD it comes without a body (RFC 9110 §9.3.2).
    private void add(HttpResponse response, RequestLine line) {
        output.add(line.method().equals("HEAD") ? response.headBytes(finished) : response.bytes(finished));
    }

    /// Refuses what cannot be read, so that nobody knows which method it has.
    private void refuse(Violation violation) {
        finished = true;
        output.add(LabSite.refuse(violation).bytes(true));
    }

    /// How long the peer has left to finish the request that it began, head and body, in nanoseconds; empty while it has
    /// begun none.
    Optional<Long> nanosLeft() {
        return betweenUnits()
                ? Optional.empty()
                : Optional.of(Math.max(1, headBegan + limits.handshake().toNanos() - System.nanoTime()));
    }

    /// The peer did not finish its head in time: says so.
    void timeOut() {
        if (bodyLeft > 0) {
            finished = true; // its head was answered when it came
            return;
        }
        long seconds = limits.handshake().toSeconds();
        refuse(new Violation(
                HttpRule.HEAD_TOO_SLOW,
                Role.CLIENT,
                "The head was not complete after " + seconds + " seconds: it ends with an empty line."));
    }

    /// The origin whose page was refused, if one was.
    Optional<String> stranger() {
        return stranger;
    }

    /// Whether the stream stands between two requests.
    boolean betweenUnits() {
        return head.length() == 0 && bodyLeft == 0;
    }

    /// Whether the connection speaks WebSocket from now on.
    boolean isUpgraded() {
        return upgraded;
    }

    /// How messages are compressed after the upgrade; empty where they are not.
    Optional<PerMessageDeflate> compression() {
        return compression;
    }

    /// Whether the last answer has been given, so that the connection is to be closed.
    boolean isFinished() {
        return finished;
    }
}
