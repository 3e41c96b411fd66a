package dev.wirelight.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Origin;
import dev.wirelight.protocol.Section;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {
    private static final Section SECTION = Section.rfc(9293, "3.1");
    private static final byte[] SOURCE = {(byte) 0x80, 0x41, 0x42, 0x43};

    private final JsonFields fields = new JsonFields();

    @Test
    void aLeafThatComesAgainIsWrittenAsBefore() {
        Field leaf = field("ACK", 8, 8, true, "65", "set", SECTION, Origin.OBSERVED);
        String expected = "[{\"name\":\"ACK\",\"bitOffset\":8,\"bitLength\":8,\"value\":65,\"text\":\"65\",\"meaning\":\"set\","
                + "\"spec\":\"RFC 9293 \\u00A73.1\",\"origin\":\"observed\",\"notes\":[],\"fields\":[]}]";
        for (int times = 0; times < 5; times++) {
            assertEquals(expected, json(leaf));
        }
    }

    @Test
    void leavesThatDifferInOneThingAreNeverMistakenForEachOther() {
        List<Field> leaves = List.of(
                field("ACK", 8, 8, true, "65", "set", SECTION, Origin.OBSERVED),
                field("PSH", 8, 8, true, "65", "set", SECTION, Origin.OBSERVED),
                field("ACK", 16, 8, true, "65", "set", SECTION, Origin.OBSERVED),
                field("ACK", 8, 16, true, "65", "set", SECTION, Origin.OBSERVED),
                field("ACK", 8, 8, false, "65", "set", SECTION, Origin.OBSERVED),
                field("ACK", 8, 8, true, "0x41", "set", SECTION, Origin.OBSERVED),
                field("ACK", 8, 8, true, "65", "not set", SECTION, Origin.OBSERVED),
                field("ACK", 8, 8, true, "65", "set", Section.rfc(793, "3.1"), Origin.OBSERVED),
                field("ACK", 8, 8, true, "65", "set", SECTION, Origin.RECONSTRUCTED));
        List<String> first = new ArrayList<>();
        leaves.forEach(leaf -> first.add(new JsonFieldsTest().json(leaf)));
        for (int times = 0; times < 5; times++) {
            for (int i = 0; i < leaves.size(); i++) {
                assertEquals(first.get(i), json(leaves.get(i)));
                assertNotEquals(first.get(i), first.get((i + 1) % leaves.size()));
            }
        }
    }

    @Test
    void theSameLeafOverOtherBytesHasTheirValue() {
        Field leaf = field("ACK", 8, 8, true, "65", "set", SECTION, Origin.OBSERVED);
        String before = json(leaf);
        json(leaf);
        assertEquals(
                before.replace("\"value\":65", "\"value\":66"),
                json(leaf, new byte[] {0, 0x42}));
    }

    @Test
    void numbersAreWrittenWithoutASign() {
        byte[] eight = {-1, -1, -1, -1, -1, -1, -1, -2, 0x7f, -1, -1, -1, 0, 0, 0, 9};
        assertEquals(
                List.of("18446744073709551614", "2147483647", "9", "10"),
                List.of(
                        new JsonBytes().unsigned(-2).toString(),
                        new JsonBytes().unsigned(Integer.MAX_VALUE).toString(),
                        new JsonBytes().unsigned(9).toString(),
                        new JsonBytes().unsigned(10).toString()));
        Field leaf = field("Length", 0, 64, true, "", "", SECTION, Origin.OBSERVED);
        assertEquals(true, json(leaf, eight).contains("\"value\":18446744073709551614,"));
    }

    private String json(Field field) {
        return json(field, SOURCE);
    }

    private String json(Field field, byte[] source) {
        JsonBytes json = new JsonBytes();
        fields.write(json, List.of(field), source);
        return json.toString();
    }

    private static Field field(
            String name, long at, long bits, boolean number, String text, String meaning, Section section, Origin origin) {
        return new Field(name, at, bits, number, text, meaning, "", section, origin, List.of(), List.of());
    }
}
