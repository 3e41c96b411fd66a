package dev.wirelight.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.capture.live.TcpState.State;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TcpStatesTest {
    private static final String IPV4 = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1B5F 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 100 1 0 100 0 0 10 0
               1: 0100007F:1B5F 0100007F:CC78 08 00000000:0000000D 00:00000000 00000000  1000        0 101 1 0 20 4 30 10 -1
               2: 0100007F:CC78 0100007F:1B5F 05 0000000A:00000000 00:00000000 00000000  1000        0 102 1 0 20 4 30 10 -1
               broken line
               3: 0100007F:1B5F
            """;
    private static final String IPV6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm
               0: 00000000000000000000000001000000:1F40 00000000000000000000000001000000:CC7A 01 00000001:00000002 00:0
               1: 0000000000000000FFFF00000100007F:1F40 0000000000000000FFFF00000100007F:CC7C 06 00000000:00000000 03:0
               2: B80D0120000000000000000001000000:1F40 B80D0120000000000000000002000000:CC7D 0C 00000000:00000000 00:0
            """;

    @TempDir
    private Path folder;

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);

    private Connection connection(Side side, String client, int clientPort, String server, int serverPort) {
        return trace.open("plain", "telnet", side, new Address(client, clientPort), new Address(server, serverPort));
    }

    private TcpStates states() throws Exception {
        Path ipv4 = Files.writeString(folder.resolve("tcp"), IPV4);
        Path ipv6 = Files.writeString(folder.resolve("tcp6"), IPV6);
        return new TcpStates(List.of(folder.resolve("missing"), ipv4, ipv6), ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void eachEndOfAConnectionHasItsOwnStateAndQueues() throws Exception {
        assertThat(states().of(connection(Side.SERVER, "127.0.0.1", 52_344, "127.0.0.1", 7_007)))
                .hasValue(new TcpState(State.CLOSE_WAIT, 0, 13));
        assertThat(states().of(connection(Side.CLIENT, "127.0.0.1", 52_344, "127.0.0.1", 7_007)))
                .hasValue(new TcpState(State.FIN_WAIT_2, 10, 0));
    }

    @Test
    void ipv6AddressesAreReadInTheOrderOfTheirBytes() throws Exception {
        assertThat(states().of(connection(Side.SERVER, "::1", 52_346, "::1", 8_000)))
                .hasValue(new TcpState(State.ESTABLISHED, 1, 2));
        assertThat(states().of(connection(Side.SERVER, "2001:db8::2", 52_349, "2001:db8::1", 8_000)))
                .hasValue(new TcpState(State.SYN_RECEIVED, 0, 0));
    }

    @Test
    void anIpv4ConnectionOfAnIpv6SocketIsFound() throws Exception {
        assertThat(states().of(connection(Side.SERVER, "127.0.0.1", 52_348, "127.0.0.1", 8_000)))
                .hasValue(new TcpState(State.TIME_WAIT, 0, 0));
    }

    @Test
    void whatTheSystemDoesNotKnowHasNoState() throws Exception {
        assertThat(states().of(connection(Side.SERVER, "127.0.0.1", 1, "127.0.0.1", 7_007))).isEmpty();
        assertThat(states().of(connection(Side.NEITHER, "127.0.0.1", 52_344, "127.0.0.1", 7_007))).isEmpty();
    }

    @Test
    void statesAreNamedAsInTheRfc() {
        assertThat(State.FIN_WAIT_2).hasToString("FIN-WAIT-2");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRealConnectionIsFound() throws Exception {
        try (ServerSocket listening = new ServerSocket()) {
            listening.bind(new InetSocketAddress("127.0.0.1", 0));
            try (Socket client = new Socket("127.0.0.1", listening.getLocalPort());
                    Socket server = listening.accept()) {
                client.getOutputStream().write(new byte[5]);
                Connection ours =
                        connection(Side.SERVER, "127.0.0.1", client.getLocalPort(), "127.0.0.1", server.getLocalPort());
                assertThat(new TcpStates().of(ours)).hasValueSatisfying(state -> {
                    assertThat(state.state()).isEqualTo(State.ESTABLISHED);
                    assertThat(state.toRead()).isEqualTo(5);
                });
            }
        }
    }
}
