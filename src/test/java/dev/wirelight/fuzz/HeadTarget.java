package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpField;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.http.RequestRules;
import dev.wirelight.protocol.websocket.Extensions;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.List;
import java.util.Optional;

/// HTTP heads and the opening handshake.
///
/// - However a head arrives, the same is said of it, and as many bytes are taken.
/// - The fields of a head fill it without a hole.
/// - A request that nothing is held against can be agreed to, and the agreement is right in the client's eyes.
final class HeadTarget implements Target {
    private static final HttpHead SAMPLE_REQUEST = sampleRequest();

    @Override
    public void run(Input input) {
        HttpHeadReader.Kind kind = input.flag(0) ? HttpHeadReader.Kind.RESPONSE : HttpHeadReader.Kind.REQUEST;
        int most = input.flag(1) ? 200 : 16 << 10;
        HttpHeadReader whole = new HttpHeadReader(kind, most);
        HttpHeadReader pieces = new HttpHeadReader(kind, most);
        HeadResult result = read(whole, input.whole());
        same("whole and in pieces", result, read(pieces, input.pieces()));
        same("bytes taken", whole.length(), pieces.length());
        same("LF alone", whole.hasBareLf(), pieces.hasBareLf());
        check(whole.length() <= Math.min(most, input.stream().length), () -> "more bytes taken than there are");
        switch (result) {
            case HeadResult.More _ -> same("nothing is left over", whole.length(), input.stream().length);
            case HeadResult.Broken(_, String detail) -> checkInert(detail);
            case HeadResult.Complete(HttpHead head) -> {
                same("length", head.length(), whole.length());
                checkFieldsFill(head);
                switch (head.start()) {
                    case RequestLine line -> judge(head, line);
                    case StatusLine line -> {
                        if (OpeningHandshake.judgeResponse(SAMPLE_REQUEST, head, line).isEmpty()) {
                            Extensions.agreed(SAMPLE_REQUEST, head);
                        }
                    }
                }
            }
        }
    }

    private static HeadResult read(HttpHeadReader reader, List<byte[]> arrivals) {
        HeadResult result = HeadResult.MORE;
        for (byte[] piece : arrivals) {
            result = reader.accept(piece, 0, piece.length);
            if (result != HeadResult.MORE) {
                return result;
            }
        }
        return result;
    }

    private static void checkFieldsFill(HttpHead head) {
        int at = -1;
        for (HttpField field : head.fields()) {
            int expected = at < 0 ? field.offset() : at;
            same("where a field begins", expected, field.offset());
            at = field.offset() + field.length();
        }
        same("where the last field ends", at < 0 ? head.length() - 2 : at, head.length() - 2);
    }

    private static void judge(HttpHead request, RequestLine line) {
        check(RequestRules.bodyLength(request) >= 0, () -> "a body of less than nothing");
        Optional<Violation> broken = RequestRules.judge(request, line);
        OpeningHandshake.isMeantBy(request);
        if (broken.isEmpty()) {
            broken = OpeningHandshake.judgeRequest(request, line);
        }
        if (broken.isPresent()) {
            return;
        }
        Optional<String> protocol = OpeningHandshake.protocols(request).stream().findFirst();
        Optional<PerMessageDeflate> compression = Extensions.accept(request);
        byte[] response = OpeningHandshake.response(request, protocol, compression);
        HeadResult read = new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, Integer.MAX_VALUE)
                .accept(response, 0, response.length);
        check(read instanceof HeadResult.Complete, () -> "our response to " + request + " is no head: " + read);
        HttpHead head = ((HeadResult.Complete) read).head();
        same(
                "what the client holds against our response to " + request,
                Optional.empty(),
                OpeningHandshake.judgeResponse(request, head, (StatusLine) head.start()));
        same("compression in the eyes of both", compression.isPresent(), Extensions.agreed(request, head).isPresent());
    }

    /// The words are shown as they are, also in a terminal: no stranger may put a control character into them.
    private static void checkInert(String words) {
        check(words.chars().noneMatch(Character::isISOControl), () -> "a control character in: " + words);
    }

    private static HttpHead sampleRequest() {
        HttpHeadReader reader = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, 4_096);
        byte[] bytes = Corpus.UPGRADE;
        return ((HeadResult.Complete) reader.accept(bytes, 0, bytes.length)).head();
    }
}
