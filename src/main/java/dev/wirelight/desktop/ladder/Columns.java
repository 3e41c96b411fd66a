package dev.wirelight.desktop.ladder;

/// Where the columns of a ladder stand: time and port, the client's lifeline, the server's, its socket calls.
///
/// @param portLeft where the client's port begins
/// @param client where the client's lifeline stands
/// @param server where the server's lifeline stands
/// @param width of all; the socket calls stand between `server` and here
record Columns(double portLeft, double client, double server, double width) {

    /// Below so many em the time is left out; it is in the tooltip too.
    private static final double ROOM_FOR_TIME = 50;

    private static final double TIME = 5.2;
    private static final double PORT = 4.3;
    private static final double CALLS = 9.4;
    private static final double CALLS_NARROW = 7.9;

    /// @param width in pixels
    /// @param em the font size, in pixels
    static Columns of(double width, double em) {
        double portLeft = width >= ROOM_FOR_TIME * em ? TIME * em : 0.4 * em;
        return new Columns(
                Math.round(portLeft),
                Math.round(portLeft + PORT * em),
                Math.round(Math.max(portLeft + PORT * em, width - (width < ROOM_FOR_TIME * em ? CALLS_NARROW : CALLS) * em)),
                width);
    }

    boolean showsTime(double em) {
        return width >= ROOM_FOR_TIME * em;
    }
}
