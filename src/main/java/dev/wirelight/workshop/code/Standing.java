package dev.wirelight.workshop.code;

/// Where one socket of the server stands.
///
/// @param number of the connection; 0 for the socket that listens
/// @param name the socket's address, or the client's
/// @param at the call in which it is now, or will be as soon as the last one has returned
/// @param last the last call that is known of it, with its result, such as `read() = 7`
public record Standing(int number, String name, Step at, String last) {

    /// The same socket at another call.
    Standing at(Step other) {
        return new Standing(number, name, other, last);
    }

    /// `connection 1`
    public String title() {
        return number == 0 ? "the socket that listens" : "connection " + number;
    }

    /// `#1`, to stand beside a line of code.
    public String sign() {
        return number == 0 ? "listening" : "#" + number;
    }

    /// A sentence.
    public String words() {
        String now = switch (at) {
            case ACCEPT -> "waits in accept() for a client";
            case READ -> "waits in read() for bytes";
            case WRITE -> "is in write(), which returns when there is room for all of it: the peer must read";
            case SOCKET, BIND, LISTEN, SHUTDOWN, CLOSE -> "is at " + at;
        };
        // What write() will return is in the trace before it has; that is no result yet.
        return title() + " (" + name + ") " + now + (at == Step.WRITE ? "." : ". Last call: " + last);
    }
}
