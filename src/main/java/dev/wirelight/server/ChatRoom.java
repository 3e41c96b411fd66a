package dev.wirelight.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One room for the members of both servers: what one says, all others get. Same words, two protocols.
///
/// It passes on what strangers say to the terminals of others. So what could act on a terminal, or begin a line that
/// looks like somebody else's, is made visible first; and nobody can say so much at once that it fills what may wait for
/// the others.
final class ChatRoom {
    private static final int MOST_CHARACTERS = 2_000;

    private final Set<Peer> members = ConcurrentHashMap.newKeySet();

    void enter(Peer peer) {
        if (members.add(peer)) {
            int others = members.size() - 1;
            String who = switch (others) {
                case 0 -> "Nobody else is in the room yet. What you send goes to everybody who comes.";
                case 1 -> "1 other is in the room. What you send goes there.";
                default -> others + " others are in the room. What you send goes to all of them.";
            };
            peer.say("You are " + name(peer) + ". " + who);
            tellOthers(peer, name(peer) + " came in.");
        }
    }

    void leave(Peer peer) {
        if (members.remove(peer)) {
            tellOthers(peer, name(peer) + " went out.");
        }
    }

    void say(Peer from, String text) {
        if (text.length() > MOST_CHARACTERS) {
            from.say("Nobody got that: it has " + text.length() + " characters, and " + MOST_CHARACTERS
                    + " is the most that this room takes at once.");
            return;
        }
        tellOthers(from, name(from) + ": " + visible(text));
    }

    /// Control characters as Unicode's pictures of them (`␛`), and `�` for what turns the letters after it round. The
    /// joiners inside many emoji and scripts stay.
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> visible.appendCodePoint(
                c < 0x20 ? 0x2400 + c : c == 0x7f ? 0x2421 : turnsOthersRound(c) || isControl(c) ? 0xfffd : c));
        return visible.toString();
    }

    /// The bidirectional embeddings, overrides and isolates.
    private static boolean turnsOthersRound(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    /// Those above ASCII; some terminals obey them too. And Unicode's own two ends of a line.
    private static boolean isControl(int c) {
        return c >= 0x80 && c <= 0x9f || c == 0x2028 || c == 0x2029;
    }

    private void tellOthers(Peer from, String text) {
        for (Peer member : members) {
            if (member != from) {
                member.say(text);
            }
        }
    }

    /// `plain 52110`: the server, and the port by which the peer is told apart from all others.
    private static String name(Peer peer) {
        return peer.connection().service() + " " + peer.connection().client().port();
    }
}
