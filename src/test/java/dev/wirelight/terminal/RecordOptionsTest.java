package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `wirelight serve --record`
class RecordOptionsTest {
    @TempDir
    private Path folder;

    /// Has a line said inside TLS while it is recorded.
    ///
    /// @return what was said on the error stream
    private String talk(Path file, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("--tls", "--plain-tls-port", "0", "--wss-port", "0", "--record", file.toString()));
        arguments.addAll(List.of(more));
        Wirelight serve = Wirelight.serve(arguments.toArray(String[]::new));
        try (serve) {
            serve.out.awaitText("Go on past the warning");
            Matcher port = Pattern.compile("plain-tls listens on 127.0.0.1:(\\d+)").matcher(serve.out.text());
            assertThat(port.find()).isTrue();
            try (Wirelight connect = Wirelight.type("hello secret\n", "connect", "--tls", "localhost", port.group(1))) {
                connect.out.awaitText("hello secret\n");
            }
            serve.out.awaitText("inside   end");
        }
        return serve.err.text();
    }

    private static String explained(Path file) throws Exception {
        try (Wirelight explain = Wirelight.start("explain", file.toString(), "--fields=no")) {
            assertThat(explain.status()).isZero();
            return explain.out.text();
        }
    }

    @Test
    void whatIsSaidInsideTlsStandsInNoRecordingUnlessSomebodyAsksForIt() throws Exception {
        Path file = folder.resolve("wire.pcapng");
        assertThat(talk(file)).containsPattern("Recorded \\d+ packets to .*wire.pcapng\\.\n$").doesNotContain("Warning");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(explained(file)).contains("tls · TLS ClientHello").doesNotContain("inside");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have other rights")
    void whatWasSaidInsideTlsCanBeReadByNobodyElse() throws Exception {
        Path made = folder.resolve("new.pcapng");
        Path before = Files.writeString(folder.resolve("before.pcapng"), "readable");
        Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rw-r--r--"));
        for (Path file : List.of(made, before)) {
            talk(file, "--record-inside-tls");
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void whoAsksForItIsToldWhatItMeansAndGetsBothAgain() throws Exception {
        Path file = folder.resolve("inside.pcapng");
        assertThat(talk(file, "--record-inside-tls"))
                .startsWith("Warning: " + file + " will hold what is said inside TLS: whoever opens it can read it.\n")
                .containsPattern("Recorded \\d+ packets to .*inside.pcapng, \\d+ of them with what was said inside TLS\\.\n$");
        assertThat(explained(file))
                .contains("tls · TLS ClientHello for localhost")
                .containsPattern("#1 inside TLS is 127\\.0\\.0\\.1:\\d+ → 127\\.0\\.0\\.1:\\d+, first seen ")
                .containsPattern("#1 inside +[\\d.]+  remark · secured: from here on TLS 1\\.3 protects what is said")
                .containsPattern("#1 inside → +[\\d.]+  telnet · hello secret␍␊ · 14 bytes")
                .containsPattern("#1 inside +[\\d.]+  remark · close_notify: the client says that it will send no more");
    }

    @Test
    void whatCannotBeRecordedIsSaid() throws Exception {
        try (Wirelight serve = Wirelight.start("serve", "--tls", "--record-inside-tls")) {
            assertThat(serve.status()).isEqualTo(2);
            assertThat(serve.err.text()).contains("say where to, with --record");
        }
        try (Wirelight serve = Wirelight.start("serve", "--record", "x.pcapng", "--record-inside-tls")) {
            assertThat(serve.status()).isEqualTo(2);
            assertThat(serve.err.text()).contains("needs servers with TLS: write --tls too");
        }
        try (Wirelight serve = Wirelight.start("serve", "--record", "x.pcapng", "--quiet", "--no-trace")) {
            assertThat(serve.status()).isEqualTo(2);
            assertThat(serve.err.text()).contains("so nothing can be recorded");
        }
        Path nowhere = folder.resolve("no folder").resolve("x.pcapng");
        try (Wirelight serve = Wirelight.start("serve", "--plain-port", "0", "--ws-port", "0", "--record", nowhere.toString())) {
            assertThat(serve.status()).isEqualTo(1);
            assertThat(serve.err.text()).isEqualTo("Nothing can be recorded into " + nowhere + ": there is no such folder.\n");
        }
    }

    @Test
    void whereAServerCannotStartAFileThatIsThereStaysAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("old.pcapng"), "precious");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Wirelight serve = Wirelight.start(
                        "serve", "--plain-port", "" + other.getLocalPort(), "--ws-port", "0", "--record", file.toString())) {
            assertThat(serve.status()).isEqualTo(1);
            assertThat(file).hasContent("precious");
        }
    }
}
