package dev.wirelight.conversation;

import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;

/// How much memory the conversations of one reader may take for entries that they cannot read yet, because it is not clear
/// what is spoken. Where there is too little of it, they read what they have as what it looks like: nothing is lost.
final class Patience {
    /// How much one conversation may take, in bytes.
    static final long MOST_OF_ONE = 256 << 10;

    /// How much all may take together, in bytes.
    static final long MOST_OF_ALL = 32 << 20;

    /// What an entry takes besides the bytes that it carries and the headers of its packet, about.
    private static final int ENTRY = 250;

    private final long most;
    private long taken;

    Patience(long most) {
        this.most = most;
    }

    /// How much memory an entry takes, in bytes, about.
    static long weight(Entry entry) {
        int headers = entry.call() instanceof Call.Segment segment ? segment.packet().headers().length : 0;
        return ENTRY + headers + entry.size();
    }

    void take(long weight) {
        taken += weight;
    }

    void giveBack(long weight) {
        taken -= weight;
    }

    /// Whether nobody may take any more.
    boolean isExhausted() {
        return taken > most;
    }
}
