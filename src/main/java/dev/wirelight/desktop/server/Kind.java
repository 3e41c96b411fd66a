package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.trace.Address;

/// The two servers of the lab, as the window speaks of them.
public enum Kind {
    PLAIN(mark("Plain TCP server"), mark("In a terminal:"), mark("Say something to every client")),
    WEB_SOCKET(mark("WebSocket server"), mark("In a browser:"), mark("Push text to every client"));

    private final String title;
    private final String where;
    private final String prompt;

    Kind(String title, String where, String prompt) {
        this.title = title;
        this.where = where;
        this.prompt = prompt;
    }

    String title() {
        return say(title);
    }

    /// Where the learner is to do what [#how] says.
    String where() {
        return say(where);
    }

    /// What stands in the field for something to send.
    String prompt() {
        return say(prompt);
    }

    /// What to type to connect to an address on this computer.
    String how(Address address) {
        Address near = near(address);
        return switch (this) {
            case PLAIN -> "telnet " + near.host() + " " + near.port();
            case WEB_SOCKET -> "http://" + near + "/";
        };
    }

    /// What to type to connect with TLS. A name rather than an address where there is one: only a name is sent in the
    /// ClientHello (RFC 6066 §3).
    String howSecurely(Address address) {
        Address near = near(address);
        boolean here = near.host().equals("127.0.0.1") || near.host().equals("::1");
        String where = here ? "localhost:" + near.port() : near.toString();
        return switch (this) {
            case PLAIN -> "openssl s_client -quiet -connect " + where;
            case WEB_SOCKET -> "https://" + where + "/";
        };
    }

    /// The address by which this computer reaches a server that listens on all of its addresses.
    public static Address near(Address address) {
        return switch (address.host()) {
            case "0.0.0.0" -> new Address("127.0.0.1", address.port());
            case "::" -> new Address("::1", address.port());
            default -> address;
        };
    }
}
