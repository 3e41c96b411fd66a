package dev.wirelight.desktop.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.copy.CopyAs;
import dev.wirelight.desktop.copy.Copyable;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiedRowsTest {
    private final Session session = new Session();

    private Unit lastUnit() {
        return session.seen().reversed().stream()
                .filter(Seen.Completed.class::isInstance)
                .map(seen -> ((Seen.Completed) seen).unit())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRowGivesTheBytesOfItsUnitAsTheyWereOnTheWire() {
        session.readsHex(session.webSocket(52_344), "81 85 37 fa 21 3d 7f 9f 4d 51 58");

        Copyable bytes = CopiedRows.bytesOf(new Selection.OfUnit(lastUnit()), UnitBytes.in(session.trace));

        assertThat(Bytes.hex(bytes.bytes())).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(bytes.said(CopyAs.HEX)).isEqualTo("Copied 11 bytes as hexadecimal");
    }

    @Test
    void whatIsNoLongerInMemoryIsNotCopiedAndThatIsSaid() {
        session.reads(session.accept(Session.PLAIN, 52_110), "hello\r\n");

        Copyable bytes = CopiedRows.bytesOf(new Selection.OfUnit(lastUnit()), (_, _) -> Optional.empty());

        assertThat(bytes.said(CopyAs.HEX)).isEqualTo("Nothing was copied: these bytes are no longer in memory.");
    }

    @Test
    void aCallGivesTheBytesThatItMovedOrSaysThatItMovedNone() {
        session.reads(session.accept(Session.PLAIN, 52_110), "hi\r\n");
        List<Seen> seen = session.seen();
        Entry accept = ((Seen.Called) seen.get(0)).entry();
        Entry read = ((Seen.Called) seen.get(1)).entry();

        assertThat(CopiedRows.bytesOf(new Selection.OfCall(read), UnitBytes.in(session.trace)).bytes())
                .isEqualTo(Bytes.utf8("hi\r\n"));
        assertThat(CopiedRows.bytesOf(new Selection.OfCall(accept), UnitBytes.in(session.trace)).said(CopyAs.HEX))
                .isEqualTo("Nothing was copied: this call moved no bytes.");
    }

    @Test
    void rowsAreCopiedAsLinesOfText() {
        LadderRows ladder = new LadderRows(Session.PLAIN);
        Connection connection = session.accept(Session.PLAIN, 52_110);
        session.reads(connection, "hi\r\n");
        session.writes(connection, "hi\r\n");
        session.seen().forEach(ladder::add);

        assertThat(CopiedRows.words(ladder.rows(null)))
                .isEqualTo("""
                        0.001 :52110 accept() · connected: 127.0.0.1:52110 → 127.0.0.1:7007
                        0.002 :52110 → hi␍␊ · 4 bytes · read() = 4
                        0.003 :52110 ← hi␍␊ · 4 bytes · write() = 4
                        """);
    }
}
