package dev.wirelight.peers;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;

import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a server says to a client, made up from a seed: messages, whole or in fragments, with pings and pongs between them,
/// and a close. Half of the scripts break one rule somewhere.
///
/// @param frames in their order
/// @param broken the rule that is broken, or null
/// @param detail how
/// @param refusedAt which frame is the first that a client answers with a close frame
record ServerScript(List<byte[]> frames, @Nullable FrameRule broken, String detail, int refusedAt) {
    private static final int[] SIZES = {0, 0, 1, 2, 10, 124, 125, 126, 127, 300, 65_535, 65_536};
    private static final int[] CLOSE_CODES = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999};
    private static final int[] FORBIDDEN_CODES = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 65_535};
    private static final String LETTERS = "abcdefgh äöüß水";
    private static final List<String> NOT_UTF8 =
            List.of("80", "c0 80", "c3 28", "e2 28 a1", "ed a0 80", "f0 28 8c 28", "f4 90 80 80", "fe", "61 ff");
    private static final List<String> CUT_UTF8 = List.of("c3", "61 e2 82", "f0 9f 98");

    static ServerScript of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> frames = new ArrayList<>();
        for (int messages = random.nextInt(4); messages > 0; messages--) {
            frames.addAll(message(random));
        }
        ServerScript breach = random.nextBoolean() ? breach(random) : new ServerScript(List.of(), null, "", 0);
        frames.addAll(breach.frames);
        int refusedAt = breach.broken == null ? frames.size() : frames.size() - 1;
        if (breach.broken != null) {
            frames.add(frame(true, Opcode.TEXT, utf8("after")));
        }
        frames.add(close(random));
        return new ServerScript(List.copyOf(frames), breach.broken, breach.detail, refusedAt);
    }

    private static List<byte[]> message(SplittableRandom random) {
        boolean isText = random.nextBoolean();
        int size = SIZES[random.nextInt(SIZES.length)];
        byte[] payload = isText ? utf8(text(random, size)) : bytes(random, size);
        List<byte[]> frames = new ArrayList<>();
        int parts = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
        int from = 0;
        for (int part = 0; part < parts; part++) {
            int to = part == parts - 1 ? payload.length : from + random.nextInt(payload.length - from + 1);
            Opcode opcode = part > 0 ? Opcode.CONTINUATION : isText ? Opcode.TEXT : Opcode.BINARY;
            frames.add(frame(part == parts - 1, opcode, Arrays.copyOfRange(payload, from, to)));
            from = to;
            if (random.nextInt(4) == 0) {
                frames.add(frame(true, random.nextBoolean() ? Opcode.PING : Opcode.PONG, bytes(random, random.nextInt(126))));
            }
        }
        return frames;
    }

    private static String text(SplittableRandom random, int size) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, size).forEach(_ -> text.append(LETTERS.charAt(random.nextInt(LETTERS.length()))));
        return random.nextInt(5) == 0 ? text + "😀" : text.toString();
    }

    private static byte[] bytes(SplittableRandom random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] close(SplittableRandom random) {
        if (random.nextInt(6) == 0) {
            return frame(true, Opcode.CLOSE, new byte[0]);
        }
        int code = CLOSE_CODES[random.nextInt(CLOSE_CODES.length)];
        return frame(true, Opcode.CLOSE, join(code(code), utf8(text(random, random.nextInt(30)))));
    }

    private static byte[] code(int code) {
        return new byte[] {(byte) (code >> 8), (byte) code};
    }

    private static byte[] frame(boolean fin, Opcode opcode, byte[] payload) {
        FrameHeader header = FrameHeader.unmasked(fin, opcode, payload.length);
        byte[] bytes = new byte[header.length() + payload.length];
        System.arraycopy(payload, 0, bytes, header.write(bytes, 0), payload.length);
        return bytes;
    }

    private static ServerScript breach(SplittableRandom random) {
        return switch (random.nextInt(15)) {
            case 0 -> breach(FrameRule.SERVER_FRAME_MASKED, "81 82 00 00 00 00 68 69");
            case 1 -> breach(FrameRule.RESERVED_BIT_SET, "%02x 02 68 69".formatted(0x81 | 0x10 << random.nextInt(3)));
            case 2 -> breach(FrameRule.RESERVED_OPCODE, "%02x 00".formatted(0x80 | 3 + random.nextInt(5) | random.nextInt(2) << 3));
            case 3 -> breach(FrameRule.LENGTH_NOT_MINIMAL, "81 7e 00 02 68 69");
            case 4 -> breach(FrameRule.LENGTH_NOT_MINIMAL, "81 7f 00 00 00 00 00 00 00 02 68 69");
            case 5 -> breach(FrameRule.LENGTH_TOP_BIT_SET, "82 7f 80 00 00 00 00 00 00 02 68 69");
            case 6 -> breach(FrameRule.CONTROL_FRAME_FRAGMENTED, random.nextBoolean() ? "09 02 68 69" : "0a 00");
            case 7 -> breach(FrameRule.CONTROL_FRAME_TOO_LONG, "89 7e 00 7e" + " 61".repeat(126));
            case 8 -> breach(FrameRule.CONTINUATION_OF_NOTHING, random.nextBoolean() ? "80 02 68 69" : "00 02 68 69");
            case 9 -> breach(FrameRule.MESSAGE_INSIDE_MESSAGE, "01 02 68 69", random.nextBoolean() ? "81 01 61" : "82 01 61");
            case 10 -> {
                byte[] bad = hex(NOT_UTF8.get(random.nextInt(NOT_UTF8.size())));
                yield new ServerScript(List.of(frame(true, Opcode.TEXT, bad)), FrameRule.TEXT_NOT_UTF8, "not UTF-8", 0);
            }
            case 11 -> {
                byte[] cut = hex(CUT_UTF8.get(random.nextInt(CUT_UTF8.size())));
                yield new ServerScript(List.of(frame(true, Opcode.TEXT, cut)), FrameRule.TEXT_NOT_UTF8, "cut off", 0);
            }
            case 12 -> breach(FrameRule.CLOSE_BODY_ONE_BYTE, "88 01 03");
            case 13 -> {
                int code = FORBIDDEN_CODES[random.nextInt(FORBIDDEN_CODES.length)];
                byte[] close = frame(true, Opcode.CLOSE, code(code));
                yield new ServerScript(List.of(close), FrameRule.CLOSE_CODE_NOT_ALLOWED, "code " + code, 0);
            }
            default -> {
                byte[] body = join(code(CloseCode.NORMAL), hex(NOT_UTF8.get(random.nextInt(NOT_UTF8.size()))));
                yield new ServerScript(List.of(frame(true, Opcode.CLOSE, body)), FrameRule.CLOSE_REASON_NOT_UTF8, "reason", 0);
            }
        };
    }

    private static ServerScript breach(FrameRule rule, String... frames) {
        List<byte[]> bytes = new ArrayList<>();
        for (String frame : frames) {
            bytes.add(hex(frame));
        }
        return new ServerScript(bytes, rule, frames[frames.length - 1].substring(0, 5), 0);
    }
}
