package dev.wirelight.fuzz;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;

import dev.wirelight.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes inputs out of others: the same seed makes the same inputs, in every run and on every computer.
final class Mutator {
    private static final int LONGEST = 8_192;
    /// What decoders stumble over: lengths at their limits, line ends, broken UTF-8, telnet's and the frames' own bytes.
    private static final List<byte[]> MORSELS = List.of(
            hex("7d"), hex("7e 00 7d"), hex("7e 00 7e"), hex("7e ff ff"), hex("7f 00 00 00 00 00 00 ff ff"),
            hex("7f 00 00 00 00 00 01 00 00"), hex("7f 7f ff ff ff ff ff ff ff"), hex("7f ff ff ff ff ff ff ff ff"),
            hex("ff ff ff ff ff ff ff ff ff"), hex("fe 00 00"), hex("ff 00 00 00 00 00 00 00 00"), hex("88 80 00 00 00 00"),
            hex("88 00"), hex("88 02 03 e8"), hex("08 00"), hex("89 fe 00 7e"), hex("c1 00"), hex("0d"), hex("0a"),
            hex("0d 0a"), hex("0d 0a 0d 0a"), hex("0d 00"), hex("00"), hex("ff"), hex("ff fa"), hex("ff f0"), hex("ff ff"),
            hex("ed a0 80"), hex("f4 90 80 80"), hex("c3"), hex("c0 80"), hex("e2 82"), utf8(": "), utf8(" HTTP/1.1"),
            utf8("Content-Length: 0\r\n"), utf8("Content-Length: 999999999999999999\r\n"), utf8("Content-Length: -1\r\n"),
            utf8("Transfer-Encoding: chunked\r\n"), utf8("Upgrade: websocket\r\n"), utf8("HTTP/1.1 101 x\r\n"), utf8("HEAD "));

    private final SplittableRandom random;
    private final List<Input> corpus;

    Mutator(long seed, List<Input> corpus) {
        this.random = new SplittableRandom(seed);
        this.corpus = corpus;
    }

    Input next() {
        Input input = any();
        byte[] stream = input.stream();
        for (int changes = random.nextInt(6); changes > 0; changes--) {
            stream = change(stream);
        }
        int flags = random.nextInt(4) == 0 ? random.nextInt(256) : input.flags();
        int number = random.nextInt(8) == 0 ? random.nextInt(65_536) : input.number();
        return new Input(flags, random.nextInt(), number, Arrays.copyOf(stream, Math.min(stream.length, limit(stream))));
    }

    /// Most inputs are short, because many short ones find more than few long ones.
    private int limit(byte[] stream) {
        return random.nextInt(50) == 0 ? stream.length : LONGEST;
    }

    private Input any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] change(byte[] stream) {
        int at = random.nextInt(stream.length + 1);
        int to = Math.min(stream.length, at + 1 + random.nextInt(1 << random.nextInt(8)));
        return switch (random.nextInt(8)) {
            case 0 -> flip(stream);
            case 1 -> Bytes.join(Arrays.copyOf(stream, at), Arrays.copyOfRange(stream, to, stream.length)); // delete
            case 2 -> Bytes.join(Arrays.copyOf(stream, to), Arrays.copyOfRange(stream, at, stream.length)); // duplicate
            case 3 -> Bytes.join(Arrays.copyOf(stream, at), morsel(), Arrays.copyOfRange(stream, at, stream.length));
            case 4 -> Bytes.join(Arrays.copyOf(stream, at), morsel(), Arrays.copyOfRange(stream, to, stream.length));
            case 5 -> Bytes.join(Arrays.copyOf(stream, at), noise(), Arrays.copyOfRange(stream, at, stream.length));
            case 6 -> Bytes.join(Arrays.copyOf(stream, at), tail(any().stream())); // splice
            default -> Arrays.copyOf(stream, at); // cut
        };
    }

    private byte[] flip(byte[] stream) {
        byte[] flipped = stream.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] morsel() {
        return MORSELS.get(random.nextInt(MORSELS.size()));
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(20)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] tail(byte[] stream) {
        return Arrays.copyOfRange(stream, random.nextInt(stream.length + 1), stream.length);
    }
}
