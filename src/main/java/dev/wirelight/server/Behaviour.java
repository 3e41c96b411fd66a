package dev.wirelight.server;

/// What a server does with what it is told.
public enum Behaviour {
    ECHO("echo", "Sends back whatever it gets."),
    UPPER("upper", "Sends every line back in upper case."),
    CLOCK("clock", "Sends the time once a second, without being asked."),
    CHAT("chat", "Passes what one says to everybody else in the room, whichever server they use.");

    private final String word;
    private final String explanation;

    Behaviour(String word, String explanation) {
        this.word = word;
        this.explanation = explanation;
    }

    /// `echo`, as it is written on the command line.
    public String word() {
        return word;
    }

    /// One sentence for a learner.
    public String explanation() {
        return explanation;
    }

    @Override
    public String toString() {
        return word;
    }
}
