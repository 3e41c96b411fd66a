package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.terminal.WirelightCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lessons played as learners play them: telnet, nc and curl in a terminal, copied commands in a shell.
class LessonsIT {
    private static final String ENTER = "\r";
    private static final String ESCAPE = "\u001d";

    @TempDir
    private Path folder;

    @BeforeAll
    static void findPrograms() {
        List.of("telnet", "nc", "script", "bash", "curl", "openssl", "python3").forEach(Installed::program);
    }

    private static Running telnet(int port) throws IOException {
        Running telnet = Running.inTerminal("telnet 127.0.0.1 " + port);
        telnet.await("Escape character is");
        telnet.await("\n");
        return telnet;
    }

    private static void command(Running telnet, String command) throws IOException {
        telnet.type(ESCAPE);
        telnet.await("telnet> ");
        telnet.type(command + ENTER);
    }

    private static void lines(Running telnet, String... lines) throws IOException {
        for (String line : lines) {
            telnet.type(line + ENTER);
            telnet.await(line + "\r\n");
        }
    }

    private static String[] request(String key) {
        return new String[] {
            "GET / HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: " + key,
            "Sec-WebSocket-Version: 13", ""
        };
    }

    /// Our own WebSocket client in a terminal of its own.
    private static void connect(String address, String... lines) {
        byte[] typed = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        WirelightCommand.commandLine((_, _) -> {}, "1", new ByteArrayInputStream(typed), Map.of(), false)
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute("connect", address);
    }

    private static int play(String preset, int port) {
        return WirelightCommand.commandLine((_, _) -> {}, "1", InputStream.nullInputStream(), Map.of(), false)
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute("play", "--preset", preset, "ws://127.0.0.1:" + port + "/");
    }

    @Test
    void whatIsASocket() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(1, folder)) {
            lesson.answer("2", "You expect: an endpoint");
            lesson.type("/start plain");
            lesson.passes("Start a server");
            lesson.answer("2", "You expect: 2");
            try (Running telnet = telnet(lesson.port("plain"))) {
                lesson.passes("Connect");
                lines(telnet, "hello");
                lesson.passes("Talk");
            }
            lesson.answer("1", "Not yet. TCP is one.");
            lesson.answer("3", "Right.");
            lesson.await("The end of lesson 1: 4 of 4 steps passed.");
        }
    }

    @Test
    void portsAndFourTuples() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(2, folder);
                Running first = telnet(lesson.port("plain"));
                Running second = telnet(lesson.port("plain"))) {
            lesson.answer("1", "You expect: 1");
            lesson.passes("Two at once");
            first.await("Nobody else is in the room");
            Matcher port = Pattern.compile("You are plain (\\d+)").matcher(first.output());
            assertThat(port.find()).isTrue();
            lesson.answer("" + lesson.port("plain"), "Not yet. That is the server's own port");
            lesson.answer(port.group(1), "Right.");
            lines(second, "good morning");
            first.await("good morning");
            lesson.passes("One says, the other hears");
            lesson.answer("2", "You expect: bind fails");
            lesson.type("/start websocket " + lesson.port("plain"));
            lesson.passes("A port that is taken");
            lesson.answer("1", "Not yet. It has one socket that listens");
            lesson.answer("3", "Right.");
            lesson.await("The end of lesson 2: 5 of 5 steps passed.");
        }
    }

    @Test
    void telnetEcho() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(3, folder)) {
            lesson.answer("3", "You expect: 7");
            try (Running telnet = telnet(lesson.port("plain"))) {
                lines(telnet, "good morning");
                lesson.await("Now type `hello`");
                lines(telnet, "hello");
                lesson.passes("Type a line");
            }
            lesson.answer("2", "You expect: 6");
            try (Running nc = Running.inTerminal("nc 127.0.0.1 " + lesson.port("plain"))) {
                nc.type("hello\n");
                lesson.passes("The same with nc");
                nc.type("€5\n");
                lesson.await("✓ seen: The client sends a line: text `€5`");
                lesson.answer("2", "Not yet.");
                lesson.answer("5", "Right.");
            }
            try (Running copied = lesson.copied("\\0")) {
                lesson.passes("Carriage return alone");
                assertThat(copied.isAlive()).isTrue();
            }
            lesson.await("The end of lesson 3: 4 of 4 steps passed.");
        }
    }

    @Test
    void tcpIsAStream() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(4, folder)) {
            lesson.answer("2", "You expect: nobody can say");
            try (Running _ = lesson.copied("three")) {
                lesson.passes("Three lines at once");
            }
            lesson.await("sleep 2");
            try (Running _ = lesson.copied("sleep 2")) {
                lesson.passes("One line in two pieces");
            }
            lesson.answer("2", "You expect: more than 1");
            try (Running _ = lesson.copied("100000")) {
                lesson.passes("A hundred thousand bytes");
            }
            lesson.answer("d", "Right.");
            lesson.await("The end of lesson 4: 4 of 4 steps passed.");
        }
    }

    @Test
    void layers() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(5, folder)) {
            lesson.answer("3", "Not yet. That is TCP");
            lesson.answer("4", "Right.");
            lesson.answer("3", "Right.");
            lesson.answer("3", "You expect: at least 47");
            try (Running telnet = telnet(lesson.port("plain"))) {
                lines(telnet, "hello");
                lesson.passes("What carries seven bytes");
            }
            lesson.answer("3", "Right.");
            lesson.answer("2", "Right.");
            lesson.await("The end of lesson 5: 5 of 5 steps passed.");
        }
    }

    @Test
    void openAndClose() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(6, folder)) {
            lesson.answer("2", "You expect: its read()");
            try (Running telnet = telnet(lesson.port("plain"))) {
                command(telnet, "quit");
                lesson.passes("Say goodbye");
            }
            lesson.await("waits for: The connection is reset");
            lesson.answer("/hint", "python3");
            try (Running _ = lesson.copied("SO_LINGER")) {
                lesson.passes("Slam the door");
            }
            lesson.await("waits for: A client connects");
            try (Running telnet = telnet(lesson.port("plain"))) {
                lesson.await("✓ seen: A client connects");
                lesson.type("/stop plain");
                telnet.await("Connection closed by foreign host");
                lesson.passes("The server says goodbye first");
            }
            lesson.answer("1", "Right.");
            lesson.await("The end of lesson 6: 4 of 4 steps passed.");
        }
    }

    @Test
    void telnetIsAProtocol() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(7, folder);
                Running telnet = telnet(lesson.port("plain"))) {
            lines(telnet, "send ayt");
            lesson.await("Press Ctrl+] first");
            command(telnet, "send ayt");
            telnet.await("[Yes, Wirelight is here.]");
            lesson.passes("Are you there?");
            lesson.answer("ff", "Right.");
            lesson.answer("2", "You expect: WONT");
            command(telnet, "send do echo");
            lesson.passes("Ask for something");
            lesson.await("waits for: The client sends bytes");
            try (Running _ = lesson.copied("\\377\\377b")) {
                lesson.passes("And if I mean 255?");
            }
            lesson.await("The end of lesson 7: 4 of 4 steps passed.");
        }
    }

    @Test
    void httpByHand() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(8, folder)) {
            lesson.answer("3", "You expect: an empty line");
            try (Running nc = Running.inTerminal("nc 127.0.0.1 " + lesson.port("websocket"))) {
                nc.type("GET / HTTP/1.1\n");
                lesson.await("Your line ended in LF alone");
            }
            try (Running telnet = telnet(lesson.port("websocket"))) {
                lines(telnet, "GET / HTTP/1.1", "Host: 127.0.0.1");
                lesson.waitsFor("an empty line.");
                lines(telnet, "");
                lesson.passes("Ask for a page");
                lesson.answer("1", "You expect: it stays open");
                lines(telnet, "GET /time HTTP/1.1", "Host: 127.0.0.1", "");
                lesson.waitsFor("(1 of 2 so far)");
                lines(telnet, "GET /time HTTP/1.1", "Host: 127.0.0.1", "");
                lesson.passes("Once more, on the same connection");
                lines(telnet, "GET /time HTTP/1.0", "");
                lesson.passes("As it was in HTTP/1.0");
            }
            lesson.answer("13", "Right.");
            lesson.await("The end of lesson 8: 4 of 4 steps passed.");
        }
    }

    @Test
    void theUpgradeByHand() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(9, folder)) {
            Running openssl = lesson.copied("openssl");
            openssl.awaitEnd();
            lesson.answer("BQgomKt49tqcGtJYe4ASzQz1IXI=", "A line end was hashed with it");
            lesson.answer(openssl.output(), "Right.");
            lesson.answer("2", "You expect: 101");
            try (Running telnet = telnet(lesson.port("websocket"))) {
                lines(telnet, request("dGhlIHNhbXBsZSBub25jZQ=="));
                telnet.await("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
                lesson.passes("Type the request");
            }
            lesson.answer("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "First do what this step asks for");
            try (Running random = lesson.copied("urandom")) {
                random.awaitEnd();
                String key = random.output().strip();
                try (Running telnet = telnet(lesson.port("websocket"))) {
                    lines(telnet, request(key));
                    lesson.await("✓ seen: The server agrees to WebSocket");
                }
                try (Running shell = Running.start("bash", "-c",
                        "printf %s '" + key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11' | openssl sha1 -binary | base64")) {
                    shell.awaitEnd();
                    lesson.answer(shell.output(), "Right.");
                }
            }
            lesson.answer("3", "Right.");
            lesson.await("The end of lesson 9: 4 of 4 steps passed.");
        }
    }

    @Test
    void wssAndBreakingTheRules() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(14, folder)) {
            int port = lesson.port("websocket");
            int secure = lesson.port("websocket-tls");
            lesson.answer("2", "You expect: nothing");
            connect("ws://127.0.0.1:" + secure + "/", "hello");
            lesson.await("That was `ws://`");
            connect("wss://127.0.0.1:" + port + "/", "hello");
            lesson.await("That was `wss://`");
            connect("wss://localhost:" + secure + "/", "hello");
            lesson.passes("The same talk over wss");
            lesson.answer("3", "You expect: that something");
            connect("wss://localhost:" + secure + "/", "secret");
            lesson.await("✓ seen: The client sends a TLS record");
            lesson.answer("3", "Right.");
            lesson.answer("2", "You expect: it closes with 1002");
            play("unmasked", port);
            lesson.passes("Without a mask");
            play("RSV1", port);
            lesson.passes("A reserved bit");
            play("long ping", port);
            lesson.passes("A ping that is too long");
            lesson.answer("2", "You expect: 1007");
            play("bad UTF-8", port);
            lesson.passes("Text that is none");
            lesson.answer("3", "You expect: the server closes");
            try (Running telnet = telnet(port)) {
                lines(telnet, request("dGhlIHNhbXBsZSBub25jZQ=="));
                telnet.await("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
                lines(telnet, "Hello");
                lesson.await("✓ seen: The server sends a close frame: code `1002`");
            }
            lesson.answer("101", "Right.");
            lesson.await("The end of lesson 14: 7 of 7 steps passed.");
        }
    }
}
