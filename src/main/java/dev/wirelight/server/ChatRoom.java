package dev.wirelight.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One room for the members of both servers: what one says, all others get. Same words, two protocols.
final class ChatRoom {
    private final Set<Peer> members = ConcurrentHashMap.newKeySet();

    void enter(Peer peer) {
        if (members.add(peer)) {
            int others = members.size() - 1;
            peer.say("You are " + name(peer) + ". " + (others == 0 ? "Nobody else is" : others == 1 ? "1 other is" : others + " others are")
                    + " in the room. What you send goes to all of them.");
            tellOthers(peer, name(peer) + " came in.");
        }
    }

    void leave(Peer peer) {
        if (members.remove(peer)) {
            tellOthers(peer, name(peer) + " went out.");
        }
    }

    void say(Peer from, String text) {
        tellOthers(from, name(from) + ": " + text);
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
