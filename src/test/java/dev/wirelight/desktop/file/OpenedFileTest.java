package dev.wirelight.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wirelight.desktop.file.OpenedFile.CannotOpen;
import dev.wirelight.desktop.replay.Landmark;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedFileTest {
    private static final TraceLimits ROOMY = new TraceLimits(10_000, 1 << 20);

    @TempDir
    private Path folder;

    private OpenedFile read(Path file, TraceLimits limits) throws CannotOpen {
        OpenedFile opened = OpenedFile.open(file, limits);
        opened.read();
        return opened;
    }

    @Test
    void itsConnectionsAreListedWithWhatTheySpeakAndHowTheyEnded() throws Exception {
        OpenedFile opened = read(Captures.telnetAndWebSocket(folder), ROOMY);

        assertThat(opened.state()).isEqualTo(OpenedFile.State.READ);
        assertThat(opened.talks().all())
                .extracting(talk -> talk.connection() + " " + talk.protocol() + " " + talk.toServer() + " "
                        + talk.toClient() + " " + talk.ending())
                .containsExactly(
                        "127.0.0.1:52110 → 127.0.0.1:7007 text, telnet 7 7 closed by both",
                        "127.0.0.1:52344 → 127.0.0.1:8000 WebSocket "
                                + (Captures.UPGRADE.length() + 11) + " " + Captures.SWITCHING.length()
                                + " reset by the client");
        assertThat(FileWords.facts(opened.file()))
                .isEqualTo("13 packets · 2 connections · 1 not shown, not TCP (1 UDP)");
        assertThat(FileWords.troubles(opened)).isEmpty();
    }

    @Test
    void aDamagedFileIsReadUpToTheDamageAndSaysWhereItIs() throws Exception {
        Path whole = Captures.telnetAndWebSocket(folder);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(bytes, bytes.length - 3));
        OpenedFile opened = read(cut, ROOMY);

        assertThat(opened.file().packets()).isEqualTo(12);
        assertThat(FileWords.troubles(opened))
                .singleElement()
                .asString()
                .startsWith("The file is damaged at byte ")
                .endsWith("Everything before that is shown.");
    }

    @Test
    void whatDoesNotFitIntoMemoryIsCounted() throws Exception {
        OpenedFile opened = read(Captures.telnetAndWebSocket(folder), new TraceLimits(5, 1 << 20));

        assertThat(opened.talks().all()).hasSize(2);
        assertThat(FileWords.troubles(opened))
                .singleElement()
                .asString()
                .contains("The oldest 7 events with")
                .contains("were let go");
    }

    @Test
    void whoStopsKeepsWhatWasRead() throws Exception {
        OpenedFile opened = OpenedFile.open(Captures.telnetAndWebSocket(folder), ROOMY);
        opened.stop();
        opened.read();

        assertThat(opened.state()).isEqualTo(OpenedFile.State.STOPPED);
        assertThat(FileWords.troubles(opened)).singleElement().asString().startsWith("You stopped reading after ");
    }

    @Test
    void stepsKnowWhereTheUnitsStand() throws Exception {
        OpenedFile opened = read(Captures.telnetAndWebSocket(folder), ROOMY);

        assertThat(opened.landmarks().next(Landmark.UNIT, 0)).isEqualTo(3); // after SYN, SYN ACK, ACK
    }

    @Test
    void whatCannotBeOpenedSaysWhyInWords() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello, this is a text");
        Path empty = Files.createFile(folder.resolve("empty.pcap"));

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> OpenedFile.open(text))
                .withMessageStartingWith("“notes.txt” cannot be opened. This is not a capture file.")
                .withMessageContaining("pcap and pcapng");
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> OpenedFile.open(empty))
                .withMessageContaining("It is empty.");
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> OpenedFile.open(folder.resolve("nothing.pcap")))
                .withMessageContaining("There is no such file.");
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> OpenedFile.open(folder))
                .withMessageContaining("It is a folder.");
    }

    @Test
    void theMemoryForAFileGrowsWithTheMemoryThatThereIs() {
        assertThat(OpenedFile.limits(64L << 20)).isEqualTo(new TraceLimits(40_000, 16L << 20));
        assertThat(OpenedFile.limits(4L << 30).entries()).isEqualTo(2_147_483);
    }
}
