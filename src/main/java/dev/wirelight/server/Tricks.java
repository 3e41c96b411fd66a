package dev.wirelight.server;

import static java.util.stream.Collectors.joining;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.websocket.SendingStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the WebSocket server does otherwise than other servers, on purpose: it breaks a rule, or does something rare that
/// is allowed, so that a learner sees how the other end takes it.
///
/// @param keepsPongs pings are not answered
/// @param keepsClose close frames are not answered
/// @param wrongAccept the 101 carries a wrong `Sec-WebSocket-Accept`
/// @param masks its frames are masked, as only a client's may be
/// @param fragment messages are sent in frames of at most so many bytes of payload; 0 sends each in one
/// @param delay how long whatever it has to say waits, at most [#LONGEST_DELAY]
public record Tricks(
        boolean keepsPongs, boolean keepsClose, boolean wrongAccept, boolean masks, int fragment, Duration delay) {

    public static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    public static final int LARGEST_FRAGMENT = 1 << 16;

    private static final int MOST_DIGITS = 9;

    /// None: the server keeps to the rules, and does what is usual.
    public static final Tricks NONE = new Tricks(false, false, false, false, 0, Duration.ZERO);

    /// @throws IllegalArgumentException outside the limits, with words for a learner
    public Tricks {
        if (fragment < 0 || fragment > LARGEST_FRAGMENT) {
            throw new IllegalArgumentException("A fragment has 1 to " + LARGEST_FRAGMENT + " bytes, not " + Math.max(0, fragment) + ".");
        }
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("The delay is 0 to " + LONGEST_DELAY.toMillis() + " milliseconds, not "
                    + delay.toMillis() + ".");
        }
    }

    /// The same, and one more that is named as on the command line: `no-pong`, `no-close`, `wrong-accept`, `mask`,
    /// `fragment=BYTES` or `delay=MILLISECONDS`.
    ///
    /// @throws IllegalArgumentException when there is no such trick, with words for a learner
    public Tricks with(String word) {
        int at = word.indexOf('=');
        String name = at < 0 ? word : word.substring(0, at);
        int number = at < 0 ? -1 : number(word.substring(at + 1));
        return switch (at < 0 ? name : name + "=") {
            case "no-pong" -> new Tricks(true, keepsClose, wrongAccept, masks, fragment, delay);
            case "no-close" -> new Tricks(keepsPongs, true, wrongAccept, masks, fragment, delay);
            case "wrong-accept" -> new Tricks(keepsPongs, keepsClose, true, masks, fragment, delay);
            case "mask" -> new Tricks(keepsPongs, keepsClose, wrongAccept, true, fragment, delay);
            case "fragment=" -> new Tricks(keepsPongs, keepsClose, wrongAccept, masks, number == 0 ? -1 : number, delay);
            case "delay=" -> new Tricks(keepsPongs, keepsClose, wrongAccept, masks, fragment, Duration.ofMillis(number));
            case "fragment", "delay" ->
                throw new IllegalArgumentException("After " + word + " comes = and a number, such as " + word + "=3.");
            default -> throw new IllegalArgumentException("There is no trick \"" + word
                    + "\". There are: no-pong, no-close, wrong-accept, mask, fragment=BYTES and delay=MILLISECONDS.");
        };
    }

    private static int number(String digits) {
        if (!digits.matches("[0-9]+")) {
            throw new IllegalArgumentException("After = comes a whole number, not \"" + digits + "\".");
        }
        return digits.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    SendingStyle style() {
        return new SendingStyle(masks, fragment, !keepsPongs, !keepsClose);
    }

    /// What one trick does, in words.
    ///
    /// @param words such as "does not answer pings"
    /// @param breaksRule whether a rule is broken by it; else it is allowed
    /// @param section where RFC 6455 speaks of it; empty where it does not
    public record Trick(String words, boolean breaksRule, Optional<Section> section) {}

    /// Those that are switched on, in words for a learner.
    public List<Trick> all() {
        List<Trick> all = new ArrayList<>();
        if (wrongAccept) {
            all.add(new Trick("sends a wrong Sec-WebSocket-Accept", true, rfc6455("4.2.2")));
        }
        if (masks) {
            all.add(new Trick("masks its frames", true, rfc6455("5.1")));
        }
        if (keepsPongs) {
            all.add(new Trick("does not answer pings", true, rfc6455("5.5.2")));
        }
        if (keepsClose) {
            all.add(new Trick("does not answer a close", true, rfc6455("5.5.1")));
        }
        if (fragment > 0) {
            all.add(new Trick("cuts messages into frames of " + fragment + " bytes", false, rfc6455("5.4")));
        }
        if (!delay.isZero()) {
            all.add(new Trick("waits " + delay.toMillis() + " ms before it sends", false, Optional.empty()));
        }
        return all;
    }

    /// What has changed since those other tricks, in a sentence or two.
    String since(Tricks before) {
        String on = words(all(), before.all());
        String off = words(before.all(), all());
        return (on.isEmpty() ? "" : "On purpose the server now " + on + ".")
                + (on.isEmpty() || off.isEmpty() ? "" : " ")
                + (off.isEmpty() ? "" : "No longer so: the server " + off + ".");
    }

    private static String words(List<Trick> some, List<Trick> without) {
        return some.stream().filter(trick -> !without.contains(trick)).map(Trick::words).collect(joining(", "));
    }

    private static Optional<Section> rfc6455(String number) {
        return Optional.of(Section.rfc(6455, number));
    }
}
