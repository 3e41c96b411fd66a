package dev.wirelight.client;

import dev.wirelight.socket.TlsFailure;
import dev.wirelight.trace.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/// A client could not connect. The message says in plain words why, and what to do next.
public final class CannotConnect extends Exception {
    private static final long serialVersionUID = 1;

    CannotConnect(String message) {
        super(message);
    }

    static CannotConnect because(IOException e, Address server) {
        return new CannotConnect(
                switch (e) {
                    case TlsFailure failure -> String.valueOf(failure.getMessage());
                    case UnknownHostException _ -> "No computer is known by the name " + server.host() + ". Check the name.";
                    case ConnectException refused when !String.valueOf(refused.getMessage()).contains("timed out") ->
                        "Nobody listens on " + server + ". Start the server there, or check the port.";
                    case SocketTimeoutException _ ->
                        server + " did not answer in time. Check the address, or whether a firewall is in between.";
                    default -> "The connection to " + server + " did not come about: " + e.getMessage() + ".";
                });
    }
}
