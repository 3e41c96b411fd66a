package dev.wirelight.fuzz;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A short look for trouble, the same in every build: a fixed number of inputs from a fixed seed.
///
///     mvn test -Dtest=FuzzTest -Dwirelight.fuzz.seed=7 -Dwirelight.fuzz.inputs=1000000
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // one that never ends
class FuzzTest {
    private static final long SEED = Long.getLong("wirelight.fuzz.seed", 6455);
    private static final int SHOWN = 4_096;
    /// As many as take about a second.
    private static final Map<Decoder, Integer> INPUTS = Map.ofEntries(
            Map.entry(Decoder.HEAD, 10_000),
            Map.entry(Decoder.FRAME, 15_000),
            Map.entry(Decoder.ENGINE, 15_000),
            Map.entry(Decoder.TELNET, 50_000),
            Map.entry(Decoder.TLS, 15_000),
            Map.entry(Decoder.PACKET, 200_000),
            Map.entry(Decoder.PACKET_FIELDS, 20_000),
            Map.entry(Decoder.CAPTURE, 1_500),
            Map.entry(Decoder.CONVERSATION, 4_000),
            Map.entry(Decoder.DISSECT, 300));

    @ParameterizedTest
    @EnumSource
    void whateverArrivesIsReadTheSameInAnyPiecesAndBreaksNothing(Decoder decoder) {
        Mutator mutator = new Mutator(SEED, decoder.corpus());
        int inputs = Integer.getInteger("wirelight.fuzz.inputs", INPUTS.get(decoder));
        for (int number = 0; number < inputs; number++) {
            Input input = mutator.next();
            tryOut(decoder, input, "input " + number + " of seed " + SEED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheCorpusSaysIsNoTroubleEither(Decoder decoder) {
        decoder.corpus().forEach(input -> tryOut(decoder, input, "the corpus"));
    }

    private static void tryOut(Decoder decoder, Input input, String which) {
        try {
            decoder.target().run(input);
        } catch (Exception | AssertionError | StackOverflowError e) {
            String bytes = HexFormat.of().formatHex(input.bytes());
            String shown = bytes.length() <= SHOWN ? bytes : bytes.substring(0, SHOWN) + "... of " + bytes.length() / 2 + " bytes";
            throw new AssertionError(decoder + ", " + which + ": " + e.getMessage() + "\nas bytes: " + shown, e);
        }
    }
}
