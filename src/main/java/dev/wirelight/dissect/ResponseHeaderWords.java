package dev.wirelight.dissect;

import static dev.wirelight.dissect.Words.entry;

import dev.wirelight.protocol.Section;
import java.util.Map;

/// The fields that stand in responses, and those of content, which may stand in both.
final class ResponseHeaderWords {
    static final Map<String, Words> BY_NAME = Map.ofEntries(
            entry(
                    "content-length",
                    Section.rfc(9110, "8.6"),
                    "how long the body is",
                    "The number of bytes after the empty line. The reader knows from it where the body ends, as "
                            + "TCP itself does not say."),
            entry(
                    "content-type",
                    Section.rfc(9110, "8.3"),
                    "what the body is",
                    "The kind of content, such as text/html, and how its characters are written, such as UTF-8."),
            entry(
                    "content-encoding",
                    Section.rfc(9110, "8.4"),
                    "how the body is packed",
                    "The body was compressed in this way and must be unpacked first."),
            entry(
                    "content-language",
                    Section.rfc(9110, "8.5"),
                    "for readers of",
                    "The language of the people for whom the content is meant."),
            entry(
                    "content-location",
                    Section.rfc(9110, "8.7"),
                    "its own address",
                    "Where exactly this content can be found."),
            entry(
                    "content-disposition",
                    Section.rfc(6266, "4"),
                    "show it or save it",
                    "Whether the browser is to show the content or to save it as a file."),
            entry(
                    "transfer-encoding",
                    Section.rfc(9112, "6.1"),
                    "how the body travels",
                    "“chunked” sends the body in pieces, each with its length before it, when the whole length is "
                            + "not known yet."),
            entry(
                    "trailer",
                    Section.rfc(9110, "6.6.2"),
                    "fields will follow",
                    "Names fields that come only after the body."),
            entry(
                    "date",
                    Section.rfc(9110, "6.6.1"),
                    "when it was made",
                    "The time at which the message was made, always in GMT."),
            entry("server", Section.rfc(9110, "10.2.4"), "which program answers", "The server's program names itself."),
            entry(
                    "allow",
                    Section.rfc(9110, "10.2.1"),
                    "which methods work",
                    "The methods that this target knows; it comes with 405."),
            entry(
                    "location",
                    Section.rfc(9110, "10.2.2"),
                    "go there",
                    "The address of what was made, or to which the client should go."),
            entry(
                    "retry-after",
                    Section.rfc(9110, "10.2.3"),
                    "come back later",
                    "How many seconds to wait, or until when."),
            entry(
                    "last-modified",
                    Section.rfc(9110, "8.8.2"),
                    "when it changed last",
                    "The client can ask later whether it changed since then."),
            entry(
                    "etag",
                    Section.rfc(9110, "8.8.3"),
                    "a name for this version",
                    "Changes whenever the content changes, so that a client can ask “still the same?”."),
            entry(
                    "vary",
                    Section.rfc(9110, "12.5.5"),
                    "what the answer depends on",
                    "Request fields that would have changed the answer; a cache must look at them."),
            entry(
                    "accept-ranges",
                    Section.rfc(9110, "14.3"),
                    "parts can be asked for",
                    "Whether the server can send a part of the content."),
            entry(
                    "content-range",
                    Section.rfc(9110, "14.4"),
                    "which part this is",
                    "Which bytes of the whole the body holds."),
            entry(
                    "www-authenticate",
                    Section.rfc(9110, "11.6.1"),
                    "how to prove who you are",
                    "The ways in which the client may say who it is; it comes with 401."),
            entry(
                    "proxy-authenticate",
                    Section.rfc(9110, "11.7.1"),
                    "how to prove it to the proxy",
                    "As WWW-Authenticate, but from the proxy in between."),
            entry("via", Section.rfc(9110, "7.6.3"), "who passed it on", "The proxies through which the message came."),
            entry(
                    "keep-alive",
                    Section.rfc(9112, "C.2.2"),
                    "how long to stay connected",
                    "Left over from HTTP/1.0: for how long, or for how many requests, the connection is kept "
                            + "open."),
            entry(
                    "cache-control",
                    Section.rfc(9111, "5.2"),
                    "may it be kept?",
                    "Says whether and for how long a copy may be kept: no-store means never, no-cache means ask "
                            + "again before each use."),
            entry(
                    "expires",
                    Section.rfc(9111, "5.3"),
                    "good until",
                    "Until this time a copy may be used without asking."),
            entry(
                    "age",
                    Section.rfc(9111, "5.1"),
                    "how old the copy is",
                    "For how many seconds the answer has been in a cache."),
            entry(
                    "set-cookie",
                    Section.rfc(6265, "4.1"),
                    "keep this for me",
                    "The browser is to keep this text and to send it back with later requests."),
            entry(
                    "strict-transport-security",
                    Section.rfc(6797, "6.1"),
                    "only https from now on",
                    "The browser is to use https alone for this server for so many seconds."),
            entry(
                    "x-frame-options",
                    Section.rfc(7034, "2"),
                    "not inside other pages",
                    "Whether another page may show this one in a frame."),
            entry(
                    "content-security-policy",
                    new Section("W3C CSP3", "3.1"),
                    "what the page may load",
                    "What the page may load and to where it may connect. connect-src also decides about its "
                            + "WebSockets."),
            entry(
                    "referrer-policy",
                    new Section("W3C referrer-policy", "4.1"),
                    "how much Referer says",
                    "How much of this page's address the browser tells the next server."),
            entry(
                    "permissions-policy",
                    new Section("W3C permissions-policy-1", "6.1"),
                    "what the page may use",
                    "Which abilities of the browser, such as the camera, the page may use."),
            entry(
                    "x-content-type-options",
                    new Section("WHATWG fetch", "3"),
                    "no guessing",
                    "“nosniff” forbids the browser to guess another kind of content than Content-Type says."),
            entry(
                    "cross-origin-resource-policy",
                    new Section("WHATWG fetch", "3"),
                    "who may load this",
                    "Which other websites may load this."),
            entry(
                    "access-control-allow-origin",
                    new Section("WHATWG fetch", "3"),
                    "which pages may read this",
                    "The website whose scripts may read this answer. It does not guard WebSockets: those servers "
                            + "must check Origin."),
            entry(
                    "cross-origin-opener-policy",
                    new Section("WHATWG html", "7"),
                    "kept apart from other windows",
                    "Whether windows of other websites may keep a connection with this page."),
            entry(
                    "cross-origin-embedder-policy",
                    new Section("WHATWG html", "7"),
                    "only what agrees to it",
                    "The page loads things from other websites only if those allow it."));

    private ResponseHeaderWords() {}
}
