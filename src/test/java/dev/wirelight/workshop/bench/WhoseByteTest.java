package dev.wirelight.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhoseByteTest {
    private static final WirePacket PACKET = PacketSheet.EXAMPLE.packet();
    private static final int TIME_TO_LIVE = 22;
    private static final int FIRST_OF_HELLO = 60;

    @Test
    void theSocketIsOfferedAndIsNeverRight() {
        assertThat(new WhoseByte(PACKET, 0).choices())
                .containsExactly(Owner.LINK, Owner.INTERNET, Owner.TRANSPORT, Owner.APPLICATION, Owner.MESSAGE, Owner.SOCKET);
        for (int i = 0; i < PACKET.bytes().length; i++) {
            assertThat(new WhoseByte(PACKET, i).answer(Owner.SOCKET))
                    .matches(finding -> !finding.right() && finding.words().startsWith("A socket is no layer"));
        }
    }

    @Test
    void exactlyOneAnswerIsRightForEveryByteAlsoWithTls() {
        WirePacket secure = PacketSheet.EXAMPLE.withTls(true).packet();
        for (int i = 0; i < secure.bytes().length; i++) {
            WhoseByte question = new WhoseByte(secure, i);
            assertThat(question.choices().stream().filter(owner -> question.answer(owner).right()))
                    .containsExactly(secure.at(i).owner());
        }
    }

    @Test
    void theRightAnswerIsToldWithItsField() {
        assertThat(new WhoseByte(PACKET, TIME_TO_LIVE).answer(Owner.INTERNET).words())
                .startsWith("Yes. Byte 22, 40: Internet: IP · IPv4 header, byte 9 of 20. Time to Live: 64");
    }

    @Test
    void aNearMissIsExplainedAndTheAnswerStaysOpen() {
        assertThat(new WhoseByte(PACKET, TIME_TO_LIVE).answer(Owner.TRANSPORT).words())
                .startsWith("Near: it is the neighbour. TCP knows ports").doesNotContain("Internet: IP");
        assertThat(new WhoseByte(PACKET, FIRST_OF_HELLO).answer(Owner.APPLICATION).words())
                .startsWith("Near: the layer is right.")
                .endsWith("There are 60 bytes before it, and the part that it belongs to begins at byte 60.");
    }

    @Test
    void everyPieceIsAskedForSometimes() {
        Set<PacketPiece> asked = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            asked.add(PACKET.at(WhoseByte.ask(PACKET, random).index()));
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(PACKET.pieces());
    }
}
