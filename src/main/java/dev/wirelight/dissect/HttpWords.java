package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.http.HttpHead.RequestLine;

/// What is said about the parts of a request line (RFC 9112 §3).
final class HttpWords {
    private HttpWords() {}

    static Words method(String method) {
        return switch (method) {
            case "GET" ->
                new Words(
                        "give me this",
                        "The client asks for what the target names, and changes nothing by asking.",
                        rfc9110("9.3.1"));
            case "HEAD" ->
                new Words(
                        "only the head, please",
                        "Like GET, but the server sends the head of its answer alone.",
                        rfc9110("9.3.2"));
            case "POST" ->
                new Words(
                        "take this and work on it",
                        "The client sends content in the body for the target to work on.",
                        rfc9110("9.3.3"));
            case "PUT" ->
                new Words(
                        "store this here",
                        "The content in the body is to become what the target names.",
                        rfc9110("9.3.4"));
            case "DELETE" -> new Words("remove this", "What the target names is to be removed.", rfc9110("9.3.5"));
            case "CONNECT" ->
                new Words(
                        "open a tunnel",
                        "A proxy is asked to pass bytes both ways to another server, untouched.",
                        rfc9110("9.3.6"));
            case "OPTIONS" ->
                new Words(
                        "what may I do here?",
                        "The client asks which methods and features there are.",
                        rfc9110("9.3.7"));
            case "TRACE" ->
                new Words(
                        "echo my request",
                        "The server is asked to send the request back as it arrived.",
                        rfc9110("9.3.8"));
            case "PATCH" ->
                new Words(
                        "change a part of this",
                        "The body says how to change what the target names.",
                        Section.rfc(5789, "2"));
            default ->
                new Words(
                        "a method that is not well known",
                        "The first word says what is to be done. A server that does not know it should answer 501.",
                        rfc9110("9.1"));
        };
    }

    static Words target(RequestLine line) {
        String target = line.target();
        String explanation =
                "Which thing on this server is meant: the path of the URL, and after a ? the query. The server's "
                        + "name does not stand here but in Host.";
        if (target.equals("*")) {
            return new Words(
                    "the server as a whole",
                    "With OPTIONS the target may be the server itself.",
                    Section.rfc(9112, "3.2.4"));
        }
        if (line.method().equals("CONNECT")) {
            return new Words(
                    "where the tunnel leads",
                    "The name and port to which the proxy is to connect.",
                    Section.rfc(9112, "3.2.3"));
        }
        if (!target.startsWith("/") && !target.contains("://")) {
            return new Words(
                    "in none of the four forms",
                    "A target begins with / or is a whole URL; with CONNECT it is a name and a port, with OPTIONS it"
                            + " may be *.",
                    Section.rfc(9112, "3.2"));
        }
        if (!target.startsWith("/")) {
            return new Words(
                    "a whole URL",
                    "A client that talks to a proxy writes the whole URL here.",
                    Section.rfc(9112, "3.2.2"));
        }
        return new Words(target.indexOf('?') < 0 ? "path" : "path and query", explanation, Section.rfc(9112, "3.2.1"));
    }

    static Words version(String version) {
        String meaning = switch (version) {
            case "HTTP/1.1" -> "stays open unless told to close";
            case "HTTP/1.0" -> "closed afterwards unless told to stay";
            default -> "";
        };
        return new Words(
                meaning,
                "Which version of HTTP is spoken. In 1.1 a connection stays open for more requests unless one side"
                        + " says “Connection: close”; in 1.0 it is the other way round.",
                Section.rfc(9112, "2.3"));
    }

    private static Section rfc9110(String number) {
        return Section.rfc(9110, number);
    }
}
