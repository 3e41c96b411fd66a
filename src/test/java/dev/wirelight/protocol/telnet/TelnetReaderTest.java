package dev.wirelight.protocol.telnet;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.pieces;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.telnet.TelnetUnit.Command;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import dev.wirelight.protocol.telnet.TelnetUnit.Negotiation;
import dev.wirelight.protocol.telnet.TelnetUnit.Subnegotiation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelnetReaderTest {

    private static List<String> read(TelnetReader reader, byte[] bytes) {
        return reader.readAll(bytes, bytes.length).stream().map(TelnetReaderTest::words).toList();
    }

    private static List<String> read(String hex) {
        return read(new TelnetReader(), hex(hex));
    }

    private static String words(TelnetUnit unit) {
        return switch (unit) {
            case Data(byte[] bytes, LineEnd end, int length) -> "data [" + Bytes.hex(bytes) + "] " + end + " /" + length;
            case Command(int code, int length) -> TelnetCommand.nameOf(code) + " /" + length;
            case Negotiation(var verb, int option, int length) -> verb + " " + TelnetOption.nameOf(option) + " /" + length;
            case Subnegotiation(int option, byte[] parameters, int length) ->
                "SB " + option + " [" + Bytes.hex(parameters) + "] /" + length;
        };
    }

    /// What a stream means, with data put together, whatever pieces it came in.
    private static String meaning(List<byte[]> pieces) {
        TelnetReader reader = new TelnetReader();
        StringBuilder meaning = new StringBuilder();
        for (byte[] piece : pieces) {
            for (TelnetUnit unit : reader.readAll(piece, piece.length)) {
                meaning.append(unit instanceof Data data ? Bytes.hex(data.bytes()) + " " : "{" + words(unit) + "} ");
            }
        }
        return meaning.toString();
    }

    @Test
    void linesEndInThreeWays() {
        assertThat(read("68 69 0d 0a 68 0a 0d 00 78"))
                .containsExactly(
                        "data [68 69 0d 0a] CR LF /4", "data [68 0a] LF /2", "data [0d 00] CR NUL /2", "data [78] no line end /1");
    }

    @Test
    void commandsStandBetweenData() {
        assertThat(read("61 ff f6 62 ff fd 03 ff fb 01 63 ff fa 1f 00 50 00 18 ff f0 64"))
                .containsExactly(
                        "data [61] no line end /1",
                        "AYT /2",
                        "data [62] no line end /1",
                        "DO SUPPRESS-GO-AHEAD /3",
                        "WILL ECHO /3",
                        "data [63] no line end /1",
                        "SB 31 [00 50 00 18] /9",
                        "data [64] no line end /1");
    }

    @Test
    void aDoubled255IsOneByteOfDataAndOfParameters() {
        assertThat(read("61 ff ff 62 0d 0a")).containsExactly("data [61 ff 62 0d 0a] CR LF /6");
        assertThat(read("ff fa 18 ff ff 01 ff f0")).containsExactly("SB 24 [ff 01] /8");
    }

    @Test
    void theMeaningIsTheSameWhereverTheStreamIsCut() {
        byte[] stream = hex("61 62 ff ff ff f6 0d 0a ff fa 1f 00 ff ff 00 ff f0 0d 00 ff fe 01 0d 0d 0a ff ff 0d ff f9 63 0a");
        String whole = meaning(List.of(stream));
        assertThat(whole)
                .isEqualTo("61 62 ff {AYT /2} 0d 0a {SB 31 [00 ff 00] /9} 0d 00 {DONT ECHO /3} 0d 0d 0a ff 0d {GA /2} 63 0a ");
        for (int cut = 1; cut < stream.length; cut++) {
            assertThat(meaning(List.of(Arrays.copyOf(stream, cut), Arrays.copyOfRange(stream, cut, stream.length))))
                    .as("cut at " + cut)
                    .isEqualTo(whole);
        }
        assertThat(meaning(pieces(stream, 1))).isEqualTo(whole);
    }

    @Test
    void theLengthsAddUpToTheStreamWhereverItIsCut() {
        byte[] stream = hex("61 0d 0a ff ff ff f6 ff fa 1f ff ff 00 ff f0 0d 00 62 0d 63 0a");
        for (int size = 1; size <= stream.length; size++) {
            TelnetReader reader = new TelnetReader();
            int sum = 0;
            for (byte[] piece : pieces(stream, size)) {
                sum += reader.readAll(piece, piece.length).stream().mapToInt(TelnetUnit::length).sum();
            }
            assertThat(sum).isEqualTo(stream.length);
        }
    }

    @Test
    void aCrAtTheEndOfAReadWaitsForItsMeaning() {
        TelnetReader reader = new TelnetReader();
        assertThat(read(reader, utf8("hi\r"))).containsExactly("data [68 69] no line end /2");
        assertThat(read(reader, hex("0a"))).containsExactly("data [0d 0a] CR LF /2");
        assertThat(read(reader, hex("0d"))).isEmpty();
        assertThat(read(reader, hex("00"))).containsExactly("data [0d 00] CR NUL /2");
        assertThat(read(reader, hex("0d"))).isEmpty();
        assertThat(read(reader, hex("78"))).containsExactly("data [0d 78] no line end /2");
    }

    @Test
    void itSaysWhereTheFirstPieceBegins() {
        TelnetReader reader = new TelnetReader();
        read(reader, utf8("a\r"));
        assertThat(reader.firstUnit()).isZero();
        read(reader, utf8("\n"));
        assertThat(reader.firstUnit()).isEqualTo(-1);
        read(reader, hex("ff"));
        assertThat(reader.firstUnit()).isZero();
        read(reader, hex("f6 61"));
        assertThat(reader.firstUnit()).isEqualTo(1);
    }

    @Test
    void ofAnEndlessSubnegotiationOnlyTheBeginningIsKept() {
        TelnetReader reader = new TelnetReader();
        read(reader, hex("ff fa 18"));
        for (int i = 0; i < 100; i++) {
            assertThat(read(reader, new byte[1_000])).isEmpty();
        }
        Subnegotiation unit = (Subnegotiation) reader.readAll(hex("ff f0"), 2).getFirst();

        assertThat(unit.parameters()).hasSize(TelnetReader.MAX_PARAMETERS);
        assertThat(unit.length()).isEqualTo(100_005);
    }

    @Test
    void aSubnegotiationWithoutAnEndEndsAfterAMebibyte() {
        byte[] wire = new byte[(1 << 20) + 2];
        System.arraycopy(hex("ff fa 1f"), 0, wire, 0, 3);
        wire[1 << 20] = 'h';
        wire[(1 << 20) + 1] = 'i';

        List<TelnetUnit> units = new TelnetReader().readAll(wire, wire.length);

        assertThat(units).extracting(TelnetUnit::length).containsExactly(1 << 20, 2);
        assertThat(words(units.getLast())).isEqualTo("data [68 69] no line end /2");
    }

    @Test
    void anUnknownCommandIsStillACommand() {
        assertThat(read("ff 11 ff f0")).containsExactly("command 17 /2", "SE /2");
    }

    @Test
    void everyByteValueIsData() {
        List<Byte> all = new ArrayList<>();
        ByteSink wire = new ByteSink();
        byte[] bytes = new byte[256];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
        }
        TelnetWriter.data(wire, bytes);
        assertThat(wire.length()).isEqualTo(257);
        for (TelnetUnit unit : new TelnetReader().readAll(wire.toArray(), wire.length())) {
            for (byte b : ((Data) unit).bytes()) {
                all.add(b);
            }
        }
        assertThat(all).hasSize(256);
        assertThat(all.get(255)).isEqualTo((byte) 255);
    }

    @Test
    void theWriterDoubles255AndWritesNegotiation() {
        ByteSink out = new ByteSink();
        TelnetWriter.data(out, hex("41 ff 42"));
        TelnetWriter.negotiation(out, TelnetUnit.Verb.WONT, 255);

        assertThat(Bytes.hex(out.toArray())).isEqualTo("41 ff ff 42 ff fc ff");
    }
}
