package dev.wirelight.server;

import dev.wirelight.trace.Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Somebody between a client and a server, who passes on every byte alone, and may change some.
final class Between implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    private final Address server;
    private volatile boolean spoils;

    Between(Address server) throws IOException {
        this.server = server;
        Thread.startVirtualThread(this::accept);
    }

    Socket connect() throws IOException {
        return new Socket(listening.getInetAddress(), listening.getLocalPort());
    }

    /// From now on it changes a bit in every byte that the client sends behind the fifth of each piece.
    void spoil() {
        spoils = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket to = new Socket();
                to.connect(new InetSocketAddress(server.host(), server.port()));
                to.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> pass(client, to, true));
                Thread.startVirtualThread(() -> pass(to, client, false));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void pass(Socket from, Socket to, boolean fromClient) {
        byte[] buffer = new byte[16 << 10];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count;
            while ((count = in.read(buffer)) >= 0) {
                for (int i = 0; i < count; i++) {
                    boolean changed = fromClient && spoils && i >= 5;
                    out.write(changed ? buffer[i] ^ 1 : buffer[i]);
                    out.flush();
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
