package dev.wirelight.socket;

import java.io.IOException;
import java.net.UnknownHostException;

/// What the operating system said, in its own words and without Java's around them.
final class Errors {
    private Errors() {}

    static String words(IOException e) {
        String message = e.getMessage();
        if (message == null) {
            return e.getClass().getSimpleName();
        }
        if (e instanceof UnknownHostException) {
            return "no address is known for " + message; // Java says the name alone
        }
        return message.endsWith(" (Bind failed)") ? message.substring(0, message.length() - 14) : message;
    }
}
