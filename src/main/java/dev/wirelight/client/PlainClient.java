package dev.wirelight.client;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.telnet.TelnetUnit.Command;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import dev.wirelight.protocol.telnet.TelnetUnit.Negotiation;
import dev.wirelight.protocol.telnet.TelnetUnit.Subnegotiation;
import dev.wirelight.protocol.telnet.TelnetUnit.Verb;
import dev.wirelight.protocol.telnet.TelnetWriter;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A small telnet client in line mode: a line goes out with CR LF, options are refused, what comes is handed on.
public final class PlainClient implements AutoCloseable {
    /// Under this name its calls stand in the trace.
    public static final String SERVICE = "plain client";

    private static final int CONNECT_MILLIS = 5_000;
    private static final int FOR_EVER = 0;

    private final ConnectedSocket socket;
    private final Consumer<ClientEvent> listener;
    private final TelnetReader telnet = new TelnetReader();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] begun = new byte[0];
    private volatile boolean closedHere;

    private PlainClient(ConnectedSocket socket, Consumer<ClientEvent> listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /// Connects, and hands on what the server sends until the connection ends.
    ///
    /// @throws CannotConnect with words for a learner
    public static PlainClient connect(Trace trace, Address server, Consumer<ClientEvent> listener)
            throws CannotConnect {
        return begin(Opening.plain(trace, SERVICE, "telnet", server, CONNECT_MILLIS), listener);
    }

    /// Connects with TLS, and hands on what the server sends until the connection ends.
    ///
    /// @throws CannotConnect with words for a learner, also where the server's certificate is not to be trusted
    public static PlainClient connectTls(Trace trace, Address server, Consumer<ClientEvent> listener)
            throws CannotConnect {
        return begin(Opening.secure(trace, SERVICE, "telnet", server, CONNECT_MILLIS, List.of()), listener);
    }

    private static PlainClient begin(ConnectedSocket socket, Consumer<ClientEvent> listener) {
        PlainClient client = new PlainClient(socket, listener);
        Thread.ofVirtual().name(SERVICE).start(client::listen);
        return client;
    }

    private void listen() {
        byte[] buffer = new byte[8_192];
        String end = "The server closed the connection.";
        try (socket) {
            int count;
            while ((count = socket.read(buffer, FOR_EVER)) >= 0) {
                for (TelnetUnit unit : understand(buffer, count)) {
                    handOn(unit);
                }
            }
        } catch (IOException e) {
            end = "The connection broke: " + e.getMessage() + ".";
        }
        listener.accept(new ClientEvent.Closed(closedHere ? "You closed the connection." : end));
    }

    private List<TelnetUnit> understand(byte[] buffer, int count) {
        long offset = socket.connection().flow(socket.connection().side().reads()).length();
        List<TelnetUnit> units = telnet.readAll(buffer, count);
        socket.noteRead(buffer, count, telnet.firstUnit() < 0 ? Call.NO_UNIT : offset + telnet.firstUnit());
        return units;
    }

    private void handOn(TelnetUnit unit) throws IOException {
        switch (unit) {
            case Data data -> {
                String text = decoded(data.bytes());
                if (!text.isEmpty()) {
                    listener.accept(new ClientEvent.Text(text));
                }
            }
            case Negotiation(Verb verb, int option, int _) -> {
                ByteSink answer = new ByteSink();
                switch (verb) {
                    case DO -> TelnetWriter.negotiation(answer, Verb.WONT, option);
                    case WILL -> TelnetWriter.negotiation(answer, Verb.DONT, option);
                    case WONT, DONT -> {}
                }
                write(answer);
            }
            case Command _, Subnegotiation _ -> {}
        }
    }

    /// The characters that are complete; of one that is not, the bytes wait for the rest.
    private String decoded(byte[] bytes) {
        ByteBuffer in = ByteBuffer.allocate(begun.length + bytes.length).put(begun).put(bytes).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        decoder.decode(in, out, false);
        begun = new byte[in.remaining()];
        in.get(begun);
        return out.flip().toString();
    }

    /// Sends a line of text and CR LF.
    ///
    /// @throws IOException when the connection is broken
    public void sendLine(String line) throws IOException {
        ByteSink out = new ByteSink();
        TelnetWriter.data(out, (line + "\r\n").getBytes(StandardCharsets.UTF_8));
        write(out);
    }

    /// Sends bytes just as they are.
    ///
    /// @throws IOException when the connection is broken
    public void send(byte[] bytes) throws IOException {
        ByteSink out = new ByteSink();
        out.add(bytes);
        write(out);
    }

    private synchronized void write(ByteSink out) throws IOException {
        if (!out.isEmpty()) {
            socket.write(out.array(), 0, out.length());
        }
    }

    /// Sends no more (FIN goes out); what the server still says comes, until it closes too.
    ///
    /// @throws IOException when the connection is broken
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /// How TLS protects this connection; empty without TLS.
    public Optional<Security> security() {
        return Security.of(socket);
    }

    public Connection connection() {
        return socket.connection();
    }

    /// Closes the connection.
    @Override
    public void close() {
        closedHere = true;
        socket.close();
    }
}
