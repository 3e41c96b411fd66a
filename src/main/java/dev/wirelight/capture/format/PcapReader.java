package dev.wirelight.capture.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the older format (draft-ietf-opsawg-pcap): a file header of 24 bytes, then one record a packet. The "modified" one,
/// which patched versions of libpcap once wrote, has 8 bytes more in the header of each record; they say where the packet
/// came from, and are not needed.
final class PcapReader extends CaptureReader {
    private static final int REST_OF_FILE_HEADER = 20;
    private static final int RECORD_HEADER = 16;
    private static final int MODIFIED_RECORD_HEADER = 24;
    private static final int LINK_TYPE_BITS = 0x03ff_ffff;

    /// The ways in which the first four bytes can stand, read as a number in network byte order.
    enum Format {
        MICROSECONDS(0xa1b2_c3d4, false, 1_000, RECORD_HEADER),
        MICROSECONDS_LITTLE(0xd4c3_b2a1, true, 1_000, RECORD_HEADER),
        NANOSECONDS(0xa1b2_3c4d, false, 1, RECORD_HEADER),
        NANOSECONDS_LITTLE(0x4d3c_b2a1, true, 1, RECORD_HEADER),
        MODIFIED(0xa1b2_cd34, false, 1_000, MODIFIED_RECORD_HEADER),
        MODIFIED_LITTLE(0x34cd_b2a1, true, 1_000, MODIFIED_RECORD_HEADER);

        private final int magic;
        private final boolean little;
        private final int nanosPerUnit;
        private final int recordHeader;

        Format(int magic, boolean little, int nanosPerUnit, int recordHeader) {
            this.magic = magic;
            this.little = little;
            this.nanosPerUnit = nanosPerUnit;
            this.recordHeader = recordHeader;
        }

        static Optional<Format> of(int magic) {
            return Arrays.stream(values()).filter(format -> format.magic == magic).findFirst();
        }
    }

    private final Format format;
    private final int linkType;

    private PcapReader(Source in, Format format, int linkType) {
        super(in);
        this.format = format;
        this.linkType = linkType;
    }

    /// @param in after the first four bytes
    static PcapReader open(Source in, Format format) throws IOException, NotACapture {
        byte[] header = in.read(REST_OF_FILE_HEADER);
        if (header.length < REST_OF_FILE_HEADER) {
            throw new NotACapture("It begins like a pcap file, and ends in the middle of the file header.");
        }
        return new PcapReader(in, format, Source.int32(header, 16, format.little) & LINK_TYPE_BITS);
    }

    @Override
    Optional<Packet> read() throws IOException, DamagedException {
        long begin = in.offset();
        byte[] header = in.read(format.recordHeader);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < format.recordHeader) {
            throw new DamagedException(begin, end("the header of packet " + (packets + 1)));
        }
        long seconds = Source.uint32(header, 0, format.little);
        long fraction = Source.uint32(header, 4, format.little);
        long captured = Source.uint32(header, 8, format.little);
        long original = Source.uint32(header, 12, format.little);
        if (captured > LARGEST) {
            throw new DamagedException(begin, "Packet " + (packets + 1) + " would have " + captured + " bytes. That cannot be.");
        }
        byte[] bytes = in.read((int) captured);
        if (bytes.length < captured) {
            throw new DamagedException(begin, end("packet " + (packets + 1)));
        }
        long nanos = seconds * 1_000_000_000 + fraction * format.nanosPerUnit;
        int length = (int) Math.min(Integer.MAX_VALUE, Math.max(original, captured));
        return Optional.of(new Packet(++packets, nanos, linkType, bytes, length, List.of(), begin));
    }
}
