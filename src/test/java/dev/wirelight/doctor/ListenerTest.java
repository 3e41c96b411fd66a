package dev.wirelight.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ListenerTest {
    private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path proc;

    @Test
    void thisProgramIsFoundByThePortOnWhichItListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
            assertThat(Listener.on(port))
                    .hasValueSatisfying(found -> assertThat(found.process()).isEqualTo(ProcessHandle.current().pid()));
        }
        assertThat(Listener.on(port)).isEmpty();
    }

    private void tables(String tcp, String tcp6) throws Exception {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/tcp"), HEAD + tcp);
        Files.writeString(proc.resolve("net/tcp6"), HEAD + tcp6);
    }

    private void process(int number, String name, String inode) throws Exception {
        Path fd = Files.createDirectories(proc.resolve(number + "/fd"));
        Files.writeString(proc.resolve(number + "/comm"), name + "\n");
        Files.createSymbolicLink(fd.resolve("3"), Path.of("socket:[" + inode + "]"));
    }

    @Test
    void aListenerAtAnIpv6AddressIsFoundToo() throws Exception {
        tables("", "   0: 00000000000000000000000001000000:1B5F 00000000000000000000000000000000:0000 0A"
                + " 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100 0 0 10 0\n");
        process(12, "nc", "4711");

        assertThat(Listener.on(7007, proc)).contains(new Listener("nc", 12));
        assertThat(Listener.on(7007, proc).orElseThrow()).hasToString("nc (process 12)");
    }

    @Test
    void aConnectionOnTheSamePortIsNoListener() throws Exception {
        tables("   0: 0100007F:1B5F 0100007F:C351 01 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 20 4 30 10 -1\n", "");
        process(12, "telnet", "4711");

        assertThat(Listener.on(7007, proc)).isEmpty();
    }

    @Test
    void ofAnotherUsersProgramTheSystemTellsNothing() throws Exception {
        tables("   0: 0100007F:1B5F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0\n", "");
        Files.createDirectories(proc.resolve("12"));

        assertThat(Listener.on(7007, proc)).isEmpty();
        assertThat(Listener.on(7007, proc.resolve("nothing"))).isEmpty();
    }

    @Test
    void wirelightKnowsItself() throws Exception {
        tables("   0: 0100007F:1B5F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0\n", "");
        process(12, "java", "4711");
        Files.write(proc.resolve("12/cmdline"), List.of("java\0-m\0dev.wirelight/dev.wirelight.Main\0serve\0"));

        assertThat(Listener.on(7007, proc)).contains(new Listener("Wirelight itself", 12));
    }
}
