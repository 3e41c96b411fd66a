package dev.wirelight.trace;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// One end of a connection: an IP address and a TCP port.
///
/// @param host the address in digits, without brackets, such as `127.0.0.1` or `::1`; a name only where none was found
/// @param port 0 to 65,535; 0 asks the operating system for any free port
public record Address(String host, int port) {

    public Address {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
        }
    }

    /// The same address as the JDK writes it, with the digits of the IP address where there are any.
    public static Address of(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        return new Address(ip == null ? address.getHostString() : digits(ip), address.getPort());
    }

    private static String digits(InetAddress ip) {
        String text = ip.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return plain.equals("0:0:0:0:0:0:0:1") ? "::1" : plain.equals("0:0:0:0:0:0:0:0") ? "::" : plain;
    }

    /// Whether the address is an IPv6 one, which is written in brackets before a port (RFC 3986 §3.2.2).
    public boolean isIpv6() {
        return host.indexOf(':') >= 0;
    }

    /// The host as it stands in a URL: IPv6 addresses in brackets.
    public String urlHost() {
        return isIpv6() ? "[" + host + "]" : host;
    }

    /// `127.0.0.1:8000` or `[::1]:8000`.
    @Override
    public String toString() {
        return urlHost() + ":" + port;
    }
}
