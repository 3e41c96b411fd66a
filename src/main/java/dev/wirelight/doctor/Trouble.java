package dev.wirelight.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// What goes wrong, in one sentence, and what to do next. `%s` stands for what is different each time.
public enum Trouble {
    NAME_UNKNOWN("No computer is known by the name %s.", "Check the name; this computer is 127.0.0.1."),
    NOBODY_LISTENS(
            "Nobody listens on %s, so every connection is refused at once.",
            "Start the server there (wirelight serve), or check the port in the line that it prints at its start."),
    NO_ANSWER(
            "Nothing at all comes back from %s, which is what a firewall or a wrong address looks like.",
            "Check the address, and whether both computers are in the same network."),
    ONE_CLIENT_ONLY(
            "Whoever listened on %s took one connection, which was this try, and takes no other.",
            "Start that program again; nc goes on with the option -k."),
    OTHER_LOOPBACK(
            "Somebody listens at %s, but nobody at %s; the name localhost can mean either.",
            "Connect to the first address, by its number."),
    PORT_BUSY(
            "Port %s is busy: %s listens there.",
            "End that program, or give the server another port (wirelight serve --plain-port or --ws-port, 0 takes any free one)."),
    LF_WITHOUT_CR(
            "A line of this request ended in LF alone, and HTTP wants CR LF.",
            "Type it with telnet or wirelight connect, or with nc -C; in printf write \\r\\n."),
    MISSING_EMPTY_LINE(
            "The server waits for the rest of the request: its head ends with an empty line, and none has come.",
            "Press Enter once more, on an empty line."),
    TLS_TO_PLAIN(
            "The client begins with TLS, and this port speaks without.",
            "Write ws:// or http:// where you wrote wss:// or https://."),
    TLS_TO_PLAIN_TCP(
            "The client begins with TLS, and this port speaks plain TCP, without.",
            "Use telnet or wirelight connect HOST PORT here, or go to the server's port with TLS (7443, if nothing else was said)."),
    PLAIN_TO_TLS(
            "The client begins without TLS, and this port speaks TLS.",
            "Write wss:// or https:// where you wrote ws:// or http://; by hand: openssl s_client -connect HOST:PORT."),
    DISTRUSTED(
            "A client does not trust the certificate of the server with TLS, and gave up.",
            "Go on past the browser's warning at the https:// page, or have the client trust the certificate"
                    + " (wirelight certificate prints it)."),
    OLD_TLS(
            "A client offers only versions of TLS that are too old; this server speaks TLS 1.2 and 1.3.",
            "Use a newer client, or let this one speak TLS 1.2."),
    TRUNCATED(
            "A connection with TLS ended without a close_notify, so nobody can tell whether something was cut off.",
            "Many clients end so when they are stopped. If something is missing, let the client close properly."),
    NO_HTTP(
            "Somebody listens on %s, but does not answer in HTTP.",
            "Is this the plain server's port? The WebSocket server has another one (8000, if nothing else was said)."),
    PROXY_IN_ENVIRONMENT(
            "The setting %s has curl and many other programs send requests for %s to a proxy, %s, and not to the server.",
            "Leave the proxy out for this address: set no_proxy=%s, or use curl --noproxy '*'."),
    PROXY_ON_THE_WAY(
            "A proxy stands in between: it left its name in the head, in the field %s.",
            "If that is not wanted, switch the proxy off for this address in the client's settings."),
    TAKEN_FOR_PROXY(
            "The client takes this server for its proxy, as the request %s shows.",
            "In the client's proxy settings stands this server's address: take it out there.");

    private final String words;
    private final String next;

    Trouble(String words, String next) {
        this.words = words;
        this.next = next;
    }

    /// The finding, with what is different each time put in.
    Finding found(Object... details) {
        int ofWords = words.split("%s", -1).length - 1;
        Object[] rest = Arrays.copyOfRange(details, Math.min(ofWords, details.length), details.length);
        return new Finding(this, words.formatted(details), next.contains("%s") ? next.formatted(rest) : next);
    }

    /// Whether the lab's servers remark it themselves in the trace: who shows that needs not say it again.
    public boolean isRemarked() {
        return Set.of(TLS_TO_PLAIN, TLS_TO_PLAIN_TCP, PLAIN_TO_TLS, DISTRUSTED, OLD_TLS, TRUNCATED).contains(this);
    }

    /// As programs read it: `lf-without-cr`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
