package dev.wirelight.desktop.copy;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyAsTest {
    private static final byte[] FRAME = hex("81 85 37 fa 21 3d");

    @Test
    void hexadecimalIsPairsOfDigits() {
        assertThat(CopyAs.HEX.write(FRAME)).isEqualTo("81 85 37 fa 21 3d");
    }

    @Test
    void aShortArrayStandsInOneLine() {
        assertThat(CopyAs.C_ARRAY.write(FRAME))
                .isEqualTo("static const unsigned char bytes[] = { 0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d };");
        assertThat(CopyAs.JAVA_ARRAY.write(FRAME))
                .isEqualTo("byte[] bytes = { (byte) 0x81, (byte) 0x85, 0x37, (byte) 0xfa, 0x21, 0x3d };");
    }

    @Test
    void aLongerArrayHasTwelveBytesInALine() {
        assertThat(CopyAs.C_ARRAY.write(new byte[13]))
                .isEqualTo("""
                        static const unsigned char bytes[] = {
                            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                            0x00
                        };""");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 13, 256, 4_096, 4_097, 100_000})
    void aJavaArrayCompilesAndIsTheSameBytes(int length, @TempDir Path folder) throws Exception {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Path source = folder.resolve("Pasted.java");
        Files.writeString(
                source,
                "public class Pasted { public static byte[] get() { " + CopyAs.JAVA_ARRAY.write(bytes) + " return bytes; } }");

        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-proc:none", "-d", folder.toString(), source.toString());

        assertThat(failed).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(loader.loadClass("Pasted").getMethod("get").invoke(null)).isEqualTo(bytes);
        }
    }

    @Test
    void base64IsOneLine() {
        assertThat(CopyAs.BASE64.write(FRAME)).isEqualTo("gYU3+iE9");
        assertThat(CopyAs.BASE64.write(new byte[100])).doesNotContain("\n");
    }

    @Test
    void textStaysTextWithItsLineEnds() {
        assertThat(CopyAs.TEXT.write(utf8("GET / HTTP/1.1\r\nHost:\tgrün €𝄞\r\n"))).isEqualTo("GET / HTTP/1.1\r\nHost:\tgrün €𝄞\r\n");
    }

    @Test
    void whatIsNoTextIsNamed() {
        assertThat(CopyAs.TEXT.write(hex("61 ff fe 62 c3"))).isEqualTo("a‹ff›‹fe›b‹c3›");
        assertThat(CopyAs.TEXT.write(utf8("\u001b[2J\u0000\u202e"))).isEqualTo("‹U+001B›[2J‹U+0000›‹U+202E›");
    }

    @Test
    void whatWasCopiedIsSaidAndWhatWasNotToo() {
        assertThat(Copyable.all("", FRAME).said(CopyAs.C_ARRAY)).isEqualTo("Copied 6 bytes as a C array");
        assertThat(Copyable.all("Opcode", new byte[1]).said(CopyAs.HEX)).isEqualTo("Copied 1 byte of Opcode as hexadecimal");
        assertThat(new Copyable("", new byte[1 << 20], 5_000_000, "more is not copied at once.").said(CopyAs.BASE64))
                .isEqualTo("Copied only the first 1,048,576 of 5,000,000 bytes as Base64: more is not copied at once.");
        assertThat(new Copyable("", new byte[0], 7, "these bytes are no longer in memory.").said(CopyAs.HEX))
                .isEqualTo("Nothing was copied: these bytes are no longer in memory.");
    }
}
