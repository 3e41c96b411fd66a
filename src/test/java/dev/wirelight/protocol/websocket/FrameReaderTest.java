package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.arrivals;
import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    /// "He" and "llo" as fragments with a ping between them, then an empty binary frame.
    private static final byte[] STREAM = hex("01 02 48 65  89 01 21  80 03 6c 6c 6f  82 00");

    @Test
    void framesAreTheSameHoweverTheirBytesArrive() {
        for (List<byte[]> pieces : arrivals(STREAM)) {
            assertThat(framesIn(new FrameReader(), pieces))
                    .containsExactly("0: text 48 65", "4: ping 21", "7: continuation 6c 6c 6f", "12: binary ");
        }
    }

    private static List<String> framesIn(FrameReader reader, List<byte[]> pieces) {
        List<String> frames = new ArrayList<>();
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            reader.give(piece, 0, piece.length);
            for (FrameReader.Step step = reader.next(); step != FrameReader.Step.MORE; step = reader.next()) {
                switch (step) {
                    case HEADER -> assertThat(reader.insideFrame()).isTrue();
                    case PAYLOAD -> {
                        assertThat(reader.payloadOffset()).isEqualTo(payload.size());
                        byte[] part = new byte[reader.length()];
                        reader.copyUnmasked(part, 0);
                        payload.writeBytes(part);
                    }
                    case END -> {
                        frames.add(reader.frameOffset() + ": " + reader.header().opcode() + " " + hex(payload.toByteArray()));
                        payload.reset();
                        assertThat(reader.betweenFrames()).isTrue();
                    }
                    case MORE -> throw new AssertionError();
                }
            }
        }
        assertThat(reader.offset()).isEqualTo(STREAM.length);
        return frames;
    }

    @Test
    void onlyTheGivenPartOfAnArrayIsRead() {
        FrameReader reader = new FrameReader();
        reader.give(hex("ff ff 81 01 41 ff"), 2, 3);

        assertThat(reader.next()).isEqualTo(FrameReader.Step.HEADER);
        assertThat(reader.next()).isEqualTo(FrameReader.Step.PAYLOAD);
        assertThat(reader.from()).isEqualTo(4);
        assertThat(reader.next()).isEqualTo(FrameReader.Step.END);
        assertThat(reader.next()).isEqualTo(FrameReader.Step.MORE);
    }

    @Test
    void aLengthBeyondAllBoundsNeverEnds() {
        for (String length : new String[] {"7f ff ff ff ff ff ff ff", "ff ff ff ff ff ff ff ff", "80 00 00 00 00 00 00 00"}) {
            FrameReader reader = new FrameReader();
            byte[] bytes = hex("82 7f" + length + "01 02 03");
            reader.give(bytes, 0, bytes.length);

            assertThat(reader.next()).isEqualTo(FrameReader.Step.HEADER);
            assertThat(reader.next()).isEqualTo(FrameReader.Step.PAYLOAD);
            assertThat(reader.length()).isEqualTo(3);
            assertThat(reader.next()).isEqualTo(FrameReader.Step.MORE);
            reader.give(bytes, 0, 5);
            assertThat(reader.next()).isEqualTo(FrameReader.Step.PAYLOAD);
            assertThat(reader.length()).isEqualTo(5);
        }
    }

    @Test
    void givingBytesBeforeTheOthersAreUsedUpIsAMistake() {
        FrameReader reader = new FrameReader();
        reader.give(STREAM, 0, STREAM.length);

        assertThatThrownBy(() -> reader.give(STREAM, 0, 1)).isInstanceOf(IllegalStateException.class);
    }
}
