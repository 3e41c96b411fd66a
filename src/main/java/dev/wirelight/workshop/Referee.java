package dev.wirelight.workshop;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.server.ServerLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what the other end should do about bytes before they are sent, by the rules that the engines of this lab obey.
///
/// [#foresee] looks ahead and changes nothing; [#sent] says that bytes really went out, so that what is asked next is
/// judged as what follows them. For one thread. It may hold memory
/// outside the heap, for decompressing: [#close] gives it back.
public final class Referee implements AutoCloseable {
    /// The largest message that is expected to be taken: what the servers of this lab take. Another receiver may
    /// have another limit.
    public static final int LARGEST_MESSAGE = ServerLimits.DEFAULT.message();

    // DEFLATE looks back 32 kB at the most; compressed, these are many times as much.
    private static final int MOST_REMEMBERED = 4 << 20;
    private static final byte[] NOTHING = new byte[0];
    private static final Expected CANNOT_TELL = new Expected.Nothing(
            "This message refers to others that were sent long before. The referee does not keep so much, and cannot tell"
                    + " beforehand what follows.",
            Section.rfc(7692, "7.1.1"));

    private final Role receiver;
    private final Application application;
    private Optional<PerMessageDeflate> agreed;
    private Optional<Handshake> start;
    // What was sent since the last moment at which nothing was unfinished; foreseeing repeats it.
    private final ByteSink unfinished = new ByteSink();
    private Play now;
    // Whether too much was sent to repeat it; what really goes out is judged all the same, since `now` has seen it all.
    private boolean forgot;

    private Referee(
            Role receiver, Application application, Optional<PerMessageDeflate> agreed, Optional<Handshake> start) {
        this.receiver = receiver;
        this.application = application;
        this.agreed = agreed;
        this.start = start;
        this.now = fresh();
    }

    /// For what is sent once the connection is open, right after the opening handshake.
    ///
    /// @param receiver who gets it, and is expected to do something
    public static Referee ofFrames(Role receiver, Application application) {
        return ofFrames(receiver, application, Optional.empty());
    }

    /// The same, where the handshake agreed on compression.
    ///
    /// @param agreed how messages may be compressed
    public static Referee ofFrames(Role receiver, Application application, Optional<PerMessageDeflate> agreed) {
        return new Referee(receiver, application, agreed, Optional.empty());
    }

    /// For a client that sends its handshake too: the receiver is a server, and speaks HTTP first.
    public static Referee ofRequests(Application application) {
        return new Referee(Role.SERVER, application, Optional.empty(), Optional.of(new Handshake.OfClient()));
    }

    /// For a server that answers a handshake: the receiver is the client that sent this request.
    public static Referee ofResponse(HttpHead request, Application application) {
        return new Referee(Role.CLIENT, application, Optional.empty(), Optional.of(new Handshake.OfServer(request)));
    }

    private Play fresh() {
        return new Play(start, new Course(receiver, application, LARGEST_MESSAGE, agreed));
    }

    /// Who is expected to do something.
    public Role receiver() {
        return receiver;
    }

    /// What the receiver should do about these bytes, if they were sent next; in its order.
    public List<Expected> foresee(byte[] bytes) {
        if (now.isOver()) {
            return now.take(bytes);
        }
        try (Play play = fresh()) {
            play.take(unfinished.toArray());
            boolean lost = forgot && play.isOver();
            List<Expected> expected = lost ? List.of() : play.take(bytes);
            return lost || forgot && expected.stream().anyMatch(Referee::isCorrupt) ? cannotTell(expected) : expected;
        }
    }

    /// What was foreseen before the message that nobody can read without those it refers to.
    private static List<Expected> cannotTell(List<Expected> expected) {
        return Stream.concat(expected.stream().takeWhile(e -> !isCorrupt(e)), Stream.of(CANNOT_TELL)).toList();
    }

    private static boolean isCorrupt(Expected expected) {
        return expected.violations().stream().anyMatch(v -> v.rule() == FrameRule.COMPRESSED_DATA_CORRUPT);
    }

    /// The same, and they are sent.
    public List<Expected> sent(byte[] bytes) {
        List<Expected> expected = now.take(bytes);
        if (now.isOver()) {
            unfinished.clear();
        } else if (now.isBetweenMessages() && (!remembers() || forgot || unfinished.length() > MOST_REMEMBERED)) {
            unfinished.clear();
            if (now.isUpgraded()) {
                start = Optional.empty();
            }
            if (remembers()) {
                forgot = true;
            } else {
                now.close();
                now = fresh();
            }
        } else {
            unfinished.add(bytes);
        }
        return expected;
    }

    /// The handshake, which was sent too, has agreed on compression. To be said before the first frame is sent.
    public void compress(PerMessageDeflate agreement) {
        if (agreed.equals(Optional.of(agreement))) {
            return;
        }
        agreed = Optional.of(agreement);
        if (unfinished.isEmpty() && !isOver()) {
            now.close();
            now = fresh();
        }
    }

    /// Whether a compressed message may refer to those before it (RFC 7692 §7.1.1).
    private boolean remembers() {
        return agreed.isPresent() && !agreed.get().forgets(receiver.peer());
    }

    /// Whether the receiver takes nothing more, because the connection was closed or failed.
    public boolean isOver() {
        return now.isOver();
    }

    /// Gives back the memory that decompressing takes. Nothing is asked of it after that.
    @Override
    public void close() {
        now.close();
    }

    /// The handshake, where it is part of what is sent, and then the frames.
    private static final class Play implements AutoCloseable {
        private Optional<HandshakeCourse> handshake;
        private final Course frames;

        Play(Optional<Handshake> start, Course frames) {
            this.handshake = start.map(HandshakeCourse::new);
            this.frames = frames;
        }

        List<Expected> take(byte[] bytes) {
            if (handshake.isEmpty()) {
                return frames.take(bytes);
            }
            HandshakeCourse course = handshake.get();
            List<Expected> expected = new ArrayList<>();
            int used = course.take(bytes, expected);
            if (course.isUpgraded()) {
                handshake = Optional.empty();
                expected.addAll(frames.take(used < bytes.length ? Arrays.copyOfRange(bytes, used, bytes.length) : NOTHING));
            }
            return expected;
        }

        boolean isOver() {
            return handshake.map(HandshakeCourse::isOver).orElseGet(frames::isOver);
        }

        boolean isBetweenMessages() {
            return handshake.map(HandshakeCourse::isBetweenHeads).orElseGet(frames::isBetweenMessages);
        }

        @Override
        public void close() {
            frames.close();
        }

        boolean isUpgraded() {
            return handshake.isEmpty();
        }
    }
}
