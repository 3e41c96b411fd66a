package dev.wirelight.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/// Why a port could not be had, and which one could.
final class Ports {
    private static final int TRIED = 100;

    private Ports() {}

    static CannotListen explain(BindException e, String host, int port) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("permission") || said.contains("denied")) {
            return new CannotListen(
                    "Port " + port + " is reserved for the system. Use a port from 1024 to 65535.",
                    false,
                    nextFree(host, Math.max(port, Lab.PLAIN_PORT)));
        }
        if (said.contains("assign")) {
            return new CannotListen(
                    host + " is not an address of this computer. Use 127.0.0.1 to let programs on this computer in.",
                    false,
                    0);
        }
        int free = nextFree(host, port + 1);
        return new CannotListen(
                "Port " + port + " is busy: another program on this computer is listening there. Stop that program, or use another port"
                        + (free == 0 ? "." : ", such as " + free + ", which is free."),
                true,
                free);
    }

    private static int nextFree(String host, int from) {
        for (int port = from; port < from + TRIED && port <= 65_535; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(host, port));
                return port;
            } catch (IOException e) {
                continue; // busy too
            }
        }
        return 0;
    }
}
