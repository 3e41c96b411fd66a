package dev.wirelight.workshop.bench;

/// Whose byte of a packet it is, from the outermost header inwards.
public enum Owner {
    LINK("L", "Link", "2 · Data link", "one step, to the next device"),
    INTERNET("I", "Internet: IP", "3 · Network", "from one computer to another"),
    TRANSPORT("T", "Transport: TCP", "4 · Transport", "from one program to another, in order"),
    TLS("S", "TLS", "5 or 6, and fits neither", "encrypts, and seals"),
    APPLICATION("A", "Application protocol", "7 · Application", "where a message begins and ends, and what it is"),
    MESSAGE("M", "Your message", "7 · Application", "what you wanted to say"),
    /// Owns no byte: it is an answer that many give.
    SOCKET("–", "The socket", "no layer", "the endpoint at which a program hands its bytes to TCP");

    private final String sign;
    private final String words;
    private final String osi;
    private final String task;

    Owner(String sign, String words, String osi, String task) {
        this.sign = sign;
        this.words = words;
        this.osi = osi;
        this.task = task;
    }

    /// A letter to stand beside its bytes.
    public String sign() {
        return sign;
    }

    /// Its name, and its layer's in TCP/IP.
    public String words() {
        return words;
    }

    /// Its layer in OSI's model.
    public String osi() {
        return osi;
    }

    /// What it is for, in a few words.
    public String task() {
        return task;
    }
}
