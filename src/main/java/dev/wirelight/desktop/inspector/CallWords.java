package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import org.jspecify.annotations.Nullable;

/// What there is to say about a socket call.
///
/// @param name as in BSD sockets, such as `read()`
/// @param result what it returned
/// @param does one or two sentences for a beginner
/// @param java the line that does it in Java; empty for what is no call
/// @param c the same in C
record CallWords(String name, String result, String does, String java, String c) {

    static CallWords of(Entry entry) {
        Connection connection = entry.connection();
        return entry.call() instanceof Call.Truncated(var direction) && connection != null && connection.flow(direction).isClosed()
                ? new CallWords(
                        say("No close_notify"),
                        say("the stream ended after a WebSocket Close"),
                        say("TLS has a goodbye of its own, close_notify, so that nobody on the way can cut off the end of what is "
                                + "said and forge TCP's end. It did not come. But a WebSocket says by itself when nothing "
                                + "follows, with a Close frame. That came before, under the seal of TLS: nothing is missing. "
                                + "Browsers often end like this."),
                        "",
                        "")
                : of(entry.call());
    }

    private static CallWords of(Call call) {
        return switch (call) {
            case Call.Socket() -> new CallWords(
                    "socket()",
                    say("an endpoint without an address"),
                    say("Asks the operating system for an endpoint. It is not connected to anything yet."),
                    "var server = new ServerSocket();",
                    "int fd = socket(AF_INET, SOCK_STREAM, 0);");
            case Call.Bind(var address, var error) -> new CallWords(
                    "bind()",
                    error == null ? say("it is now %s", address) : say("%s (asked for %s)", failed(error), address),
                    say("Gives the endpoint its own address: an IP address of this computer and a port. "
                            + "Two servers cannot have the same one at the same time."),
                    "server.bind(new InetSocketAddress(\"%s\", %d));".formatted(address.host(), address.port()),
                    "bind(fd, (struct sockaddr *) &address, sizeof address);");
            case Call.Listen(int backlog) -> new CallWords(
                    "listen()",
                    count(backlog, "up to %,d connection may wait", "up to %,d connections may wait"),
                    say("From now on the operating system answers SYN with SYN, ACK by itself. "
                            + "Connections that are ready wait in a queue until the program calls accept()."),
                    "server.bind(address, %d);  // Java binds and listens in one".formatted(backlog),
                    "listen(fd, %d);".formatted(backlog));
            case Call.Accept() -> new CallWords(
                    "accept()",
                    say("a new socket for this one client"),
                    say("Takes the next connection out of the queue. The TCP handshake was over before: "
                            + "the operating system did it. The listening socket goes on listening."),
                    "Socket socket = server.accept();  // blocks until a client comes",
                    "int client = accept(fd, NULL, NULL);");
            case Call.Connect(var to, var error) -> new CallWords(
                    "connect()",
                    error == null ? say("connected to %s", to) : say("%s (to %s)", failed(error), to),
                    say("Opens a connection: the operating system sends SYN, waits for SYN, ACK and answers with ACK."),
                    "var socket = new Socket(\"%s\", %d);".formatted(to.host(), to.port()),
                    "connect(fd, (struct sockaddr *) &server, sizeof server);");
            case Call.Read(var direction, long offset, byte[] bytes, long firstUnit) -> new CallWords(
                    "read()",
                    count(bytes.length, "%,d byte", "%,d bytes"),
                    say("Takes bytes that TCP has received, as many as are there and fit, at least one. "
                            + "It knows no messages: it may return half a frame, or three at once."),
                    "int n = socket.getInputStream().read(buffer);  // n is " + bytes.length,
                    "ssize_t n = read(fd, buffer, sizeof buffer);   // n is " + bytes.length);
            case Call.EndOfStream(var direction) -> new CallWords(
                    "read()",
                    say("0: the end of the stream"),
                    say("The other end will send no more: its FIN has arrived. Bytes may still go the other way."),
                    "int n = socket.getInputStream().read(buffer);  // Java says -1 here",
                    "ssize_t n = read(fd, buffer, sizeof buffer);   // n is 0");
            case Call.Write(var direction, long offset, byte[] bytes, long firstUnit) -> new CallWords(
                    "write()",
                    count(bytes.length, "%,d byte handed over", "%,d bytes handed over"),
                    say("Hands bytes to TCP, which sends them when it can. "
                            + "That it returned does not mean that the other end has read them."),
                    "socket.getOutputStream().write(bytes);",
                    "write(fd, bytes, %d);".formatted(bytes.length));
            case Call.Shutdown() -> new CallWords(
                    "shutdown()",
                    say("this end sends no more"),
                    say("Closes one direction: a FIN goes out, so that the other end sees the end of the stream. "
                            + "This end can still read."),
                    "socket.shutdownOutput();",
                    "shutdown(fd, SHUT_WR);");
            case Call.Close() -> new CallWords(
                    "close()",
                    say("the endpoint is gone"),
                    say("Gives the endpoint back to the operating system. For a connection TCP says FIN, if it has not yet; "
                            + "or RST, where bytes from the other end lie unread. A listening socket just stops listening."),
                    "socket.close();",
                    "close(fd);");
            case Call.Failed(String name, String error) -> new CallWords(
                    name + "()",
                    failed(error),
                    say("The operating system could not do it and said why. In Java that is an IOException, "
                            + "in C the result is -1 and the reason is in errno."),
                    "catch (IOException e)  // e.getMessage()",
                    "if (n == -1) perror(\"%s\");".formatted(name));
            case Call.Secured(String version, String cipherSuite, String protocol) -> new CallWords(
                    say("TLS handshake"),
                    say("done: %s", version.replace("TLSv", "TLS ") + ", " + cipherSuite
                            + (protocol.isEmpty() ? "" : ", " + protocol)),
                    say("Both ends have agreed on keys that nobody else knows. From here on what they say travels in records "
                            + "that only they can read, and that nobody can change unnoticed."),
                    "engine.getHandshakeStatus()  // NOT_HANDSHAKING",
                    "SSL_accept(ssl);  // or SSL_connect(ssl)");
            case Call.Decrypted decrypted -> new CallWords(
                    say("Decrypted"),
                    count(decrypted.bytes().length,
                            "%,d byte out of a record of %s",
                            "%,d bytes out of a record of %s",
                            count(decrypted.recordLength(), "%,d byte", "%,d bytes")),
                    say("TLS took a record from TCP, found that nobody had changed it, and decrypted it. "
                            + "The application reads these bytes."),
                    "engine.unwrap(record, plain);",
                    "int n = SSL_read(ssl, buffer, sizeof buffer);  // n is " + decrypted.bytes().length);
            case Call.Encrypted encrypted -> new CallWords(
                    say("Encrypted"),
                    count(encrypted.bytes().length,
                            "%,d byte into a record of %s",
                            "%,d bytes into a record of %s",
                            count(encrypted.recordLength(), "%,d byte", "%,d bytes")),
                    say("TLS encrypts what the application says, adds a tag that shows every change, puts a header before it, "
                            + "and hands the record to TCP."),
                    "engine.wrap(plain, record);",
                    "SSL_write(ssl, bytes, %d);".formatted(encrypted.bytes().length));
            case Call.Truncated _ -> new CallWords(
                    say("No close_notify"),
                    say("the stream ended too early"),
                    say("TCP's end is not protected: anybody on the way can forge a FIN. That is why TLS says goodbye by itself, "
                            + "with a close_notify. It did not come, so what the other end meant to say may have been cut off."),
                    "",
                    "");
            case Call.Segment segment -> new CallWords(
                    say("TCP segment"),
                    count(segment.packet().dataLength(), "%,d byte of data", "%,d bytes of data"),
                    say("A packet that was captured on its way. It is no call: a program sees nothing of segments, only the bytes "
                            + "in their order."),
                    "",
                    "");
            case Call.Gap(var direction, long offset, long length) -> new CallWords(
                    say("Gap"),
                    count(Math.toIntExact(Math.min(length, Integer.MAX_VALUE)),
                            "%,d byte missing in the capture",
                            "%,d bytes missing in the capture"),
                    say("The numbers of later segments show that these bytes passed. Whoever captured did not see them."),
                    "",
                    "");
            case Call.CaptureEnded() -> new CallWords(
                    say("End of the capture"),
                    say("the connection was still open"),
                    say("What came later was not captured."),
                    "",
                    "");
            case Call.Remark(String text) -> new CallWords(
                    say("Remark"),
                    Inert.text(text),
                    say("No call: the lab says here why it did what comes next."),
                    "",
                    "");
        };
    }

    private static String failed(@Nullable String error) {
        return say("it failed: %s", Inert.text(String.valueOf(error)));
    }
}
