package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Wire;
import dev.wirelight.trace.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the operating system can do to a running lab.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "these start the POSIX launcher")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HardTimesIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("wirelight.home"), "bin", "wirelight");
    private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");

    private static Process serve(String before) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "sh", "-c", before + "exec \"$0\" serve --plain-port 0 --ws-port 0 --json --capture off", LAUNCHER.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static Address listening(BufferedReader out) throws IOException {
        Matcher port = PORT.matcher(out.readLine());
        assertThat(port.find()).isTrue();
        return new Address("127.0.0.1", Integer.parseInt(port.group(1)));
    }

    private static void echoes(Wire wire, String text) throws IOException {
        wire.send(text);
        wire.expect(text);
    }

    private static String awaitLine(BufferedReader out, String part) throws IOException {
        String line = out.readLine();
        while (line != null && !line.contains(part)) {
            line = out.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void withoutFileDescriptorsThoseWhoAreInStayAndTheOthersWait() throws Exception {
        Process process = serve("ulimit -S -n 120; ulimit -H -n 120; ");
        try (BufferedReader out = process.inputReader()) {
            Address plain = listening(out);
            try (Wire first = Wire.to(plain)) {
                echoes(first, "a");
                List<Wire> many = new ArrayList<>();
                for (int i = 0; i < 150; i++) {
                    many.add(Wire.to(plain));
                }
                assertThat(awaitLine(out, "\"error\":\"Too many open files\"")).isNotEqualTo("null");
                assertThat(awaitLine(out, "Nobody else can come in for now")).contains("comes in when others leave");
                echoes(first, "b");
                for (Wire wire : many) {
                    wire.close();
                }
                try (Wire late = Wire.to(plain)) {
                    echoes(late, "c");
                }
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aLabThatWasAsleepGoesOnWhereItWas() throws Exception {
        Process process = serve("");
        try (BufferedReader out = process.inputReader()) {
            Address plain = listening(out);
            Address webSocket = listening(out);
            try (Wire telnet = Wire.to(plain);
                    Wire web = Wire.webSocket(webSocket)) {
                echoes(telnet, "a");
                signal(process, "STOP");
                telnet.send("b");
                web.sendHex("81 82 00 00 00 00 6f 6b");
                try (Wire meanwhile = Wire.to(plain)) { // the operating system takes it, as it does while a laptop wakes up
                    meanwhile.send("c");
                    signal(process, "CONT");
                    telnet.expect("b");
                    assertThat(web.frame()).isEqualTo("1 ok");
                    meanwhile.expect("c");
                }
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor()).isZero();
    }
}
