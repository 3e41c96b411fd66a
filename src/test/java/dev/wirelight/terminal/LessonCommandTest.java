package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Wire;
import dev.wirelight.trace.Address;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonCommandTest {
    @TempDir
    private Path folder;

    private Wirelight lesson(PipedOutputStream keyboard, String... more) throws Exception {
        String[] args = new String[more.length + 9];
        String[] first = {"lesson", "--progress", folder.resolve("progress.md").toString(), "--plain-port", "0", "--ws-port",
                "0", "--wss-port", "0"};
        System.arraycopy(first, 0, args, 0, first.length);
        System.arraycopy(more, 0, args, first.length, more.length);
        return Wirelight.typeFrom(new PipedInputStream(keyboard), args);
    }

    private static void type(PipedOutputStream keyboard, String line) throws Exception {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private static Address plain(Wirelight wirelight) throws Exception {
        String text = wirelight.out.awaitText("The plain server listens on 127.0.0.1:");
        Matcher port = Pattern.compile("listens on 127\\.0\\.0\\.1:(\\d+)").matcher(text);
        assertThat(port.find()).isTrue();
        return new Address("127.0.0.1", Integer.parseInt(port.group(1)));
    }

    @Test
    void aLessonNoticesWhatHappensBesideItAndKeepsTheProgress() throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        Wirelight wirelight = lesson(keyboard, "3");
        Address server = plain(wirelight);
        assertThat(wirelight.out.awaitText("waits for: your prediction"))
                .contains("Lesson 3 · Telnet echo: bytes and line ends\n", "This lesson needs something")
                .as("what is to be seen gives the prediction away").doesNotContain("CR LF", "telnet 127.0.0.1");
        type(keyboard, "9");
        wirelight.out.awaitText("type a number from 1 to 3");
        type(keyboard, "2");
        assertThat(wirelight.out.awaitText("waits for: The client sends a line: text `hello`, ends in `CR LF`"))
                .contains("You expect: 6", "telnet 127.0.0.1 " + server.port());
        type(keyboard, "/hint");
        wirelight.out.awaitText("Hint 1 of 2");

        try (Wire nc = Wire.to(server)) {
            nc.send("hello\n");
            wirelight.out.awaitText("Your line ended in LF alone");
        }
        try (Wire telnet = Wire.to(server)) {
            telnet.send("hello\r\n");
            assertThat(wirelight.out.awaitText("── Step 2 of 4 · The same with nc"))
                    .contains("✓ seen: The client sends a line: text `hello`, ends in `CR LF`", "✓ Passed: Type a line",
                            "You expected something else: 6.", "Seven bytes came: `68 65 6c 6c 6f 0d 0a`");
        }
        type(keyboard, "/quit");
        assertThat(wirelight.status()).isZero();
        assertThat(Files.readString(folder.resolve("progress.md"))).contains("- [x] Type a line\n", "- [ ] The same with nc\n");

        Wirelight list = Wirelight.start("lessons", "--progress", folder.resolve("progress.md").toString());
        assertThat(list.status()).isZero();
        assertThat(list.out.text()).contains("  3  Telnet echo: bytes and line ends ").contains("1 of 4 steps").contains(" 14  wss, and breaking the rules");

        Wirelight again = lesson(new PipedOutputStream(), "3");
        again.out.awaitText("── Step 2 of 4 · The same with nc");
        again.close();
    }

    @Test
    void aFileOfATeachersOwnIsPlayedAndReadAgainWhenItChanges() throws Exception {
        Path file = folder.resolve("20-own.md");
        String text = Files.readString(Path.of("lessons/01-what-is-a-socket.md"));
        Files.writeString(file, text.replace("# What is a socket?", "# My own lesson"));
        PipedOutputStream keyboard = new PipedOutputStream();
        Wirelight wirelight = lesson(keyboard, file.toString());
        wirelight.out.awaitText("My own lesson");
        wirelight.out.awaitText("waits for: your prediction");
        Files.writeString(file, text.replace("## Start a server", "## Start the server yourself"));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        wirelight.out.awaitText("The lesson's file has changed");
        wirelight.out.awaitText("── Step 1 of 4 · Start the server yourself");
        Files.writeString(file, text.replace("### Hint", "### Hnt"));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(2_000_000));
        wirelight.out.awaitText("A step has no part \"Hnt\"");
        type(keyboard, "/start plain");
        wirelight.out.awaitText("The plain server listens on");
        type(keyboard, "1");
        wirelight.out.awaitText("✓ Passed: Start the server yourself");
        type(keyboard, "/skip");
        wirelight.out.awaitText("── Step 3 of 4 · Talk");
        type(keyboard, "/back");
        type(keyboard, "/steps");
        wirelight.out.awaitText("  - 2  Connect");
        keyboard.close();
        assertThat(wirelight.status()).isZero();
    }

    @Test
    void whatCannotBePlayedIsSaidInPlainWords() throws Exception {
        Wirelight none = Wirelight.start("lesson", "99");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err.text()).contains("There is no lesson 99. The list: wirelight lessons\n");
        Wirelight which = Wirelight.start("lesson");
        assertThat(which.status()).isEqualTo(2);
        assertThat(which.err.text()).contains("Which lesson?");
        Wirelight file = Wirelight.start("lesson", folder.resolve("nothing.md").toString());
        assertThat(file.status()).isEqualTo(1);
        assertThat(file.err.text()).startsWith("There is no file ");
        Wirelight lessons = Wirelight.start("lessons", "--lessons", folder.resolve("nowhere").toString());
        assertThat(lessons.status()).isEqualTo(1);
        assertThat(lessons.err.text().lines()).hasSize(1);
    }
}
