package dev.wirelight.protocol.http;

import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import java.util.Optional;

/// Finds the heads in one direction of a connection that speaks HTTP/1.1, and passes over the bodies between them. For one
/// who must know where HTTP ends, and cares for nothing else.
public final class HeadFinder {
    private final HttpHeadReader.Kind kind;
    private final int largest;
    private HttpHeadReader reader;
    private long bodyLeft;
    private long offset;
    private boolean lost;
    private boolean answersHead;
    private Optional<HttpHead> ended = Optional.empty();

    /// @param largest how many bytes a head may have
    public HeadFinder(HttpHeadReader.Kind kind, int largest) {
        this.kind = kind;
        this.largest = largest;
        this.reader = new HttpHeadReader(kind, largest);
    }

    /// Takes bytes up to the end of the next head.
    ///
    /// @return how many; all of them where no head ends among them
    public int take(byte[] bytes, int from, int count) {
        ended = Optional.empty();
        int used = lost ? count : (int) Math.min(bodyLeft, count);
        bodyLeft -= lost || bodyLeft == ResponseRules.UNTIL_THE_END ? 0 : used;
        if (used < count) {
            int before = reader.length();
            HeadResult result = reader.accept(bytes, from + used, count - used);
            switch (result) {
                case HeadResult.More _ -> used = count;
                case HeadResult.Broken _ -> {
                    lost = true; // where the next head begins nobody can say
                    used = count;
                }
                case HeadResult.Complete(HttpHead head) -> {
                    used += reader.length() - before;
                    reader = new HttpHeadReader(kind, largest);
                    bodyLeft = bodyLength(head);
                    ended = Optional.of(head);
                }
            }
        }
        offset += used;
        return used;
    }

    private long bodyLength(HttpHead head) {
        return switch (head.start()) {
            case RequestLine _ -> RequestRules.bodyLength(head);
            case StatusLine line -> ResponseRules.bodyLength(answersHead, head, line);
        };
    }

    /// The head that ended with the last byte taken; empty where none did.
    public Optional<HttpHead> ended() {
        return ended;
    }

    /// Says, of responses, whether the next one answers a HEAD, and so has no body.
    public void expectAnswerToHead(boolean next) {
        answersHead = next;
    }

    /// How many bytes were taken so far.
    public long offset() {
        return offset;
    }

    /// Whether the next byte begins a head.
    public boolean isBetweenUnits() {
        return !lost && bodyLeft == 0 && reader.length() == 0;
    }
}
