package dev.wirelight.dissect;

import static dev.wirelight.dissect.Words.entry;

import dev.wirelight.protocol.Section;
import java.util.Map;

/// The fields that stand in requests.
final class RequestHeaderWords {
    static final Map<String, Words> BY_NAME = Map.ofEntries(
            entry(
                    "host",
                    Section.rfc(9110, "7.2"),
                    "which server is meant",
                    "The name and port from the URL. Several websites can live at one address; this says which of "
                            + "them is wanted."),
            entry(
                    "user-agent",
                    Section.rfc(9110, "10.1.5"),
                    "which program asks",
                    "The program names itself. The long lists in browsers are history: each claims to be like "
                            + "those before it."),
            entry(
                    "accept",
                    Section.rfc(9110, "12.5.1"),
                    "which kinds of content",
                    "The kinds of content that the client can use; q says how much it likes each."),
            entry(
                    "accept-charset",
                    Section.rfc(9110, "12.5.2"),
                    "which character sets",
                    "Out of use: nearly everything is UTF-8 today."),
            entry(
                    "accept-encoding",
                    Section.rfc(9110, "12.5.3"),
                    "which compressions",
                    "The ways of packing a body that the client can undo, such as gzip."),
            entry(
                    "accept-language",
                    Section.rfc(9110, "12.5.4"),
                    "which languages",
                    "The languages that the user reads, the best first; q says how much each is liked."),
            entry(
                    "referer",
                    Section.rfc(9110, "10.1.3"),
                    "the page that led here",
                    "The address of the page with the link or script. Its name was misspelt once and has stayed "
                            + "so."),
            entry(
                    "from",
                    Section.rfc(9110, "10.1.2"),
                    "who runs the program",
                    "An e-mail address of the person who runs the client; robots use it."),
            entry(
                    "expect",
                    Section.rfc(9110, "10.1.1"),
                    "wait before the body",
                    "“100-continue” means: I send the body only when you have said that you want it."),
            entry(
                    "te",
                    Section.rfc(9110, "10.1.4"),
                    "which transfer codings",
                    "The ways of transferring a body that the client accepts, and whether it wants trailers."),
            entry(
                    "authorization",
                    Section.rfc(9110, "11.6.2"),
                    "who I am",
                    "Proves who asks, in the way that the server named. “Basic” is only Base64, which hides "
                            + "nothing."),
            entry(
                    "proxy-authorization",
                    Section.rfc(9110, "11.7.2"),
                    "who I am, for the proxy",
                    "As Authorization, but meant for the proxy in between."),
            entry(
                    "max-forwards",
                    Section.rfc(9110, "7.6.2"),
                    "how many steps at most",
                    "How many proxies may pass this request on."),
            entry(
                    "range",
                    Section.rfc(9110, "14.2"),
                    "only a part",
                    "The client wants only these bytes, to go on with a broken download for example."),
            entry(
                    "if-match",
                    Section.rfc(9110, "13.1.1"),
                    "only if it is still the same",
                    "Do it only if the thing still has this ETag."),
            entry(
                    "if-none-match",
                    Section.rfc(9110, "13.1.2"),
                    "only if it has changed",
                    "Send it only if its ETag is another one by now."),
            entry(
                    "if-modified-since",
                    Section.rfc(9110, "13.1.3"),
                    "only if it is newer",
                    "Send it only if it changed after this time."),
            entry(
                    "if-unmodified-since",
                    Section.rfc(9110, "13.1.4"),
                    "only if it is not newer",
                    "Do it only if the thing did not change after this time."),
            entry(
                    "if-range",
                    Section.rfc(9110, "13.1.5"),
                    "the part, if nothing changed",
                    "Send the part asked for if the thing is still the same, else all of it."),
            entry(
                    "cookie",
                    Section.rfc(6265, "4.2"),
                    "what the server left here",
                    "Small texts that the server gave the browser earlier, sent back with every request. A "
                            + "WebSocket handshake carries them too."),
            entry(
                    "pragma",
                    Section.rfc(9111, "5.4"),
                    "no copy, in old words",
                    "“no-cache” is the old way of HTTP/1.0 to ask for a fresh answer; today it is Cache-Control."),
            entry(
                    "dnt",
                    new Section("W3C tracking-dnt", "5.2"),
                    "do not track me",
                    "1 asks websites not to follow the user. Few did as asked, and the work on it has ended."),
            entry(
                    "sec-gpc",
                    new Section("W3C gpc", "3.2"),
                    "do not sell my data",
                    "Global Privacy Control: 1 asks the website not to sell or share the user's data."),
            entry(
                    "upgrade-insecure-requests",
                    new Section("W3C upgrade-insecure-requests", "3.2.1"),
                    "https, please",
                    "1 says that the browser would rather have this page over https."),
            entry(
                    "sec-fetch-dest",
                    new Section("W3C fetch-metadata", "2.1"),
                    "what it is for",
                    "What the browser will use the answer for: document, image, script; for a WebSocket, "
                            + "websocket or empty."),
            entry(
                    "sec-fetch-mode",
                    new Section("W3C fetch-metadata", "2.2"),
                    "how it was asked",
                    "How the request was made: navigate for a page, cors, no-cors, or websocket."),
            entry(
                    "sec-fetch-site",
                    new Section("W3C fetch-metadata", "2.3"),
                    "from the same website or another",
                    "Whether the page that asks and the server asked belong together. JavaScript cannot forge it."),
            entry(
                    "sec-fetch-user",
                    new Section("W3C fetch-metadata", "2.4"),
                    "a person clicked",
                    "?1 says that a click or a key press of the user led to this."),
            entry(
                    "priority",
                    Section.rfc(9218, "5"),
                    "how urgent it is",
                    "u is the urgency from 0 (most) to 7; i means that the answer is useful bit by bit."),
            entry(
                    "forwarded",
                    Section.rfc(7239, "4"),
                    "who asked the proxy",
                    "A proxy writes down here for whom it asks."));

    private RequestHeaderWords() {}
}
