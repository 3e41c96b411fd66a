package dev.wirelight.capture.live;

/// What the operating system says about one end of a TCP connection.
///
/// @param state where it is between opening and closing
/// @param toSend bytes that were written and that the other end has not acknowledged
/// @param toRead bytes that have arrived and were not read
public record TcpState(State state, long toSend, long toRead) {

    /// The states of RFC 9293 §3.3.2, in the order of Linux's numbers, which begin with 1.
    public enum State {
        ESTABLISHED("both ends may send"),
        SYN_SENT("this end has asked for the connection"),
        SYN_RECEIVED("the other end has asked for it, this one has agreed"),
        FIN_WAIT_1("this end will send no more and waits until the other one knows"),
        FIN_WAIT_2("this end will send no more; the other one still may"),
        TIME_WAIT("both have ended it; the ports stay taken for a while, in case something arrives late"),
        CLOSED("there is no connection"),
        CLOSE_WAIT("the other end will send no more; this one has not closed yet"),
        LAST_ACK("both will send no more; this end waits until the other one knows"),
        LISTEN("it waits for connections"),
        CLOSING("both will send no more, and each waits until the other one knows");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /// What it means, in plain words.
        public String words() {
            return words;
        }

        /// As RFC 9293 writes it, such as `FIN-WAIT-2`.
        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }
}
