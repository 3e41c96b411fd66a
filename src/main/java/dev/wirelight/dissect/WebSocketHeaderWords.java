package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import java.util.Map;

/// The fields of the opening handshake (RFC 6455 §4 and §11.3).
final class WebSocketHeaderWords {
    static final Map<String, Words> BY_NAME = Map.ofEntries(
            Map.entry(
                    "upgrade",
                    new Words(
                            "asks for another protocol",
                            "“Let us speak another protocol on this connection.” It is allowed in HTTP/1.1; for"
                                    + " WebSocket both sides must send it.",
                            Section.rfc(9110, "7.8"))),
            Map.entry(
                    "connection",
                    new Words(
                            "for this connection only",
                            "Lists what is meant for the next machine only, and not to be passed on by a proxy. With"
                                    + " Upgrade, it must list the word Upgrade.",
                            Section.rfc(9110, "7.6.1"))),
            Map.entry(
                    "sec-websocket-key",
                    new Words(
                            "16 random bytes in Base64",
                            "Not a password: it keeps nothing secret. The server computes Sec-WebSocket-Accept from"
                                    + " it, which proves only that it understood the handshake.",
                            Section.rfc(6455, "11.3.1"))),
            Map.entry(
                    "sec-websocket-accept",
                    new Words(
                            "the server's answer to the key",
                            "The key's text and a fixed GUID, through SHA-1, in Base64. It proves that the server"
                                    + " speaks WebSocket; it says nothing about who the server is.",
                            Section.rfc(6455, "11.3.3"))),
            Map.entry(
                    "sec-websocket-version",
                    new Words(
                            "the version of the protocol",
                            "13 is the version of RFC 6455, and the only one in use. A server that wants another one"
                                    + " answers 426 and names it here.",
                            Section.rfc(6455, "11.3.5"))),
            Map.entry(
                    "sec-websocket-protocol",
                    new Words(
                            "the subprotocol",
                            "What the messages will be about: the client offers names, the server picks at most one of"
                                    + " them.",
                            Section.rfc(6455, "11.3.4"))),
            Map.entry(
                    "sec-websocket-extensions",
                    new Words(
                            "offered or agreed extensions",
                            "Ways to change the frames themselves, such as permessage-deflate, which compresses. One"
                                    + " is used only if the server's answer names it too.",
                            Section.rfc(6455, "11.3.2"))),
            Map.entry(
                    "origin",
                    new Words(
                            "the page that asked",
                            "Which website's script opened this. A browser lets any page ask, so the server must look"
                                    + " here and refuse pages that it does not trust.",
                            Section.rfc(6455, "10.2"))));

    private WebSocketHeaderWords() {}
}
