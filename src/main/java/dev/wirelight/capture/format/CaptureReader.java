package dev.wirelight.capture.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/// Reads the packets of a capture, one after another, out of a file or out of a program that is still writing: pcap and
/// pcapng, in either byte order.
///
/// A file may end in the middle, because power or disk went away. So damage is not an exception: what stands before it
/// is read, then [#next] ends and [#damage] says where and why.
public abstract sealed class CaptureReader implements AutoCloseable permits PcapReader, PcapngReader {
    /// Nobody's packet is larger. A file that says so is damaged, or somebody wants our memory.
    static final int LARGEST = 16 << 20;

    final Source in;
    long packets;
    private volatile Optional<Damage> damage = Optional.empty();

    CaptureReader(Source in) {
        this.in = in;
    }

    /// Begins to read a capture.
    ///
    /// @param stream is closed together with the reader
    /// @throws NotACapture when it is something else
    public static CaptureReader open(InputStream stream) throws IOException, NotACapture {
        Source in = new Source(stream);
        byte[] magic = in.read(4);
        if (magic.length < 4) {
            throw new NotACapture(magic.length == 0 ? "It is empty." : "It has only " + magic.length + " bytes.");
        }
        int number = Source.int32(magic, 0, false);
        if (number == PcapngReader.SECTION_HEADER) {
            return new PcapngReader(in);
        }
        Optional<PcapReader.Format> pcap = PcapReader.Format.of(number);
        if (pcap.isPresent()) {
            return PcapReader.open(in, pcap.get());
        }
        throw new NotACapture("It begins with " + java.util.HexFormat.ofDelimiter(" ").formatHex(magic)
                + ", and no pcap or pcapng file does.");
    }

    /// The next packet; empty at the end of the file, and where it is damaged.
    ///
    /// @throws IOException when the file itself cannot be read
    public final Optional<Packet> next() throws IOException {
        if (damage.isPresent()) {
            return Optional.empty();
        }
        try {
            return read();
        } catch (DamagedException e) {
            damage = Optional.of(e.damage());
            return Optional.empty();
        }
    }

    /// What is wrong with a file that ends too early, where it has been read to its end.
    String end(String what) {
        return String.format(
                Locale.ROOT, "The file ends at byte %,d, in the middle of %s.", in.offset(), what);
    }

    abstract Optional<Packet> read() throws IOException, DamagedException;

    /// Where the file cannot be read any further, if there is such a place; known once [#next] has ended.
    public final Optional<Damage> damage() {
        return damage;
    }

    /// How many bytes of the file have been read.
    public final long offset() {
        return in.offset();
    }

    @Override
    public final void close() throws IOException {
        in.close();
    }

    /// A file that is no capture.
    public static final class NotACapture extends Exception {
        private static final long serialVersionUID = 1;

        NotACapture(String words) {
            super("This is not a capture file. " + words);
        }
    }

    /// Carries a [Damage] up to [#next].
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Damage damage;

        DamagedException(long offset, String words) {
            super(words, null, false, false);
            this.damage = new Damage(offset, words);
        }

        Damage damage() {
            return damage;
        }
    }
}
