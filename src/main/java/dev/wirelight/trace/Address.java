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

    /// The same address as the JDK has it, with the digits of the IP address where there are any.
    public static Address of(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        return ip == null
                ? new Address(address.getHostString(), address.getPort())
                : of(ip.getAddress(), address.getPort());
    }

    /// The address with these bytes, as they stand in an IP header.
    ///
    /// @param ip 4 bytes for IPv4, 16 for IPv6
    public static Address of(byte[] ip, int port) {
        return new Address(IpDigits.of(ip), port);
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
