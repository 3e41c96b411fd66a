package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;

/// What is said about the status code of a response (RFC 9110 §15).
final class StatusWords {
    private StatusWords() {}

    static Words of(int status) {
        return switch (status) {
            case 100 -> words("go on", "The server has seen the head and waits for the body.", "15.2.1");
            case 101 ->
                words(
                        "switching protocols",
                        "The server agrees: after this head the connection speaks the protocol that its Upgrade field"
                                + " names.",
                        "15.2.2");
            case 200 -> words("it worked", "The request succeeded, and the body is the answer.", "15.3.1");
            case 201 -> words("made", "Something new was made; Location may say where.", "15.3.2");
            case 202 ->
                words("taken, not done yet", "The server took the request and will work on it later.", "15.3.3");
            case 204 -> words("it worked, nothing to show", "The request succeeded, and there is no body.", "15.3.5");
            case 206 -> words("a part of it", "The body is the part that the client asked for in Range.", "15.3.7");
            case 301 ->
                words("moved for good", "The thing has another address for ever: it stands in Location.", "15.4.2");
            case 302 -> words("found elsewhere", "For now the thing is at the address in Location.", "15.4.3");
            case 303 ->
                words("see another page", "The answer can be fetched with GET from the address in Location.", "15.4.4");
            case 304 ->
                words(
                        "not changed",
                        "What the client kept from last time is still good, so no body is sent.",
                        "15.4.5");
            case 307 ->
                words("elsewhere for now", "The same request is to be sent to the address in Location.", "15.4.8");
            case 308 ->
                words(
                        "elsewhere for good",
                        "From now on this request is to be sent to the address in Location.",
                        "15.4.9");
            case 400 -> words("the request is wrong", "The server cannot make sense of the request.", "15.5.1");
            case 401 ->
                words(
                        "who are you?",
                        "The client must first say who it is, in the way that WWW-Authenticate names.",
                        "15.5.2");
            case 403 -> words("not allowed", "The server understood, and refuses.", "15.5.4");
            case 404 ->
                words("not found", "There is nothing under this target, or the server does not want to say.", "15.5.5");
            case 405 ->
                words(
                        "not with this method",
                        "The target is there, but not for this method; Allow lists those that work.",
                        "15.5.6");
            case 406 ->
                words("not in that form", "The server has nothing in a form that the Accept fields ask for.", "15.5.7");
            case 408 ->
                words("too slow", "The request was not complete within the time that the server waits.", "15.5.9");
            case 409 ->
                words("in conflict", "The request does not fit the state in which the thing is now.", "15.5.10");
            case 410 -> words("gone", "There was something here once; it will not come back.", "15.5.11");
            case 411 ->
                words("length needed", "The server wants to know the length of the body beforehand.", "15.5.12");
            case 412 ->
                words("condition not met", "A condition in the request, such as If-Match, is not met.", "15.5.13");
            case 413 -> words("body too large", "The body is larger than the server is willing to take.", "15.5.14");
            case 414 -> words("target too long", "The target is longer than the server is willing to read.", "15.5.15");
            case 415 -> words("wrong kind of content", "The server does not take content of this kind.", "15.5.16");
            case 416 -> words("no such part", "The part that Range asks for does not exist.", "15.5.17");
            case 421 -> words("wrong server", "This server does not answer for the name in Host.", "15.5.20");
            case 422 ->
                words(
                        "understood, but wrong",
                        "The content is well formed, but says something that cannot be done.",
                        "15.5.21");
            case 426 ->
                words(
                        "upgrade needed",
                        "The server serves this only in another protocol, which Upgrade names. A WebSocket server also"
                                + " sends the versions that it knows.",
                        "15.5.22");
            case 428 ->
                new Words(
                        "a condition is needed",
                        "The server wants a condition such as If-Match.",
                        Section.rfc(6585, "3"));
            case 429 ->
                new Words("too many requests", "The client asked too often in a short time.", Section.rfc(6585, "4"));
            case 431 ->
                new Words(
                        "head too large",
                        "The head is larger than the server is willing to read.",
                        Section.rfc(6585, "5"));
            case 500 -> words("the server failed", "Something unexpected went wrong at the server.", "15.6.1");
            case 501 -> words("not built in", "The server does not know how to do this.", "15.6.2");
            case 502 ->
                words(
                        "bad answer behind",
                        "A server in between got a wrong answer from the server behind it.",
                        "15.6.3");
            case 503 -> words("not now", "The server is overloaded or down for a while.", "15.6.4");
            case 504 ->
                words(
                        "no answer behind",
                        "A server in between got no answer in time from the server behind it.",
                        "15.6.5");
            case 505 -> words("not this version", "The server does not speak this version of HTTP.", "15.6.6");
            default -> byClass(status);
        };
    }

    private static Words words(String meaning, String explanation, String section) {
        return new Words(meaning, explanation, Section.rfc(9110, section));
    }

    private static Words byClass(int status) {
        String generic = " This number is not well known; its first digit says enough.";
        return switch (status / 100) {
            case 1 -> words("something in between", "1xx: the answer itself is still to come." + generic, "15.2");
            case 2 -> words("it worked", "2xx: the request succeeded." + generic, "15.3");
            case 3 ->
                words(
                        "one more step",
                        "3xx: the client has to do something more, such as ask elsewhere." + generic,
                        "15.4");
            case 4 -> words("the client's mistake", "4xx: something is wrong with the request." + generic, "15.5");
            case 5 -> words("the server's mistake", "5xx: the server failed to do it." + generic, "15.6");
            default -> words("no status code", "Status codes go from 100 to 599.", "15");
        };
    }
}
