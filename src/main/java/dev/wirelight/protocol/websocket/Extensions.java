package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead;
import java.util.List;
import java.util.Optional;

/// How the opening handshake agrees on extensions: the client offers, the server answers with what it takes of that, and
/// the client looks whether it may (RFC 6455 §9.1, RFC 7692 §7.1).
public final class Extensions {
    /// The header field of offers and answers.
    public static final String FIELD = "Sec-WebSocket-Extensions";

    private Extensions() {}

    /// What a head lists; empty where its list is not written as RFC 6455 §9.1 says.
    public static Optional<List<Extension>> of(HttpHead head) {
        return Extension.list(head.all(FIELD));
    }

    /// What a server that compresses answers to a request: it takes the first offer that it can use, as it stands.
    public static Optional<PerMessageDeflate> accept(HttpHead request) {
        return offers(request).stream().findFirst().map(PerMessageDeflate::accepted);
    }

    /// How messages are compressed after a request and a response that [OpeningHandshake#judgeResponse] has nothing
    /// against; empty where they are not.
    public static Optional<PerMessageDeflate> agreed(HttpHead request, HttpHead response) {
        return answered(response).flatMap(given -> offers(request).stream()
                .filter(offer -> offer.forbids(given).isEmpty())
                .findFirst()
                .map(offer -> offer.agreed(given)));
    }

    /// How messages are compressed after this response, for one who has not seen the request.
    public static Optional<PerMessageDeflate> answered(HttpHead response) {
        return of(response).orElse(List.of()).stream()
                .filter(extension -> extension.is(PerMessageDeflate.NAME))
                .findFirst()
                .flatMap(PerMessageDeflate::answer);
    }

    private static List<PerMessageDeflate> offers(HttpHead request) {
        return PerMessageDeflate.offers(of(request).orElse(List.of()));
    }

    /// Checks what a server chose against what the client offered.
    ///
    /// @return the first rule that the response breaks, or empty
    static Optional<Violation> judge(HttpHead request, HttpHead response) {
        Optional<List<Extension>> chosen = of(response);
        // RFC 6455 §11.3.2: in a response the field stands at most once.
        if (chosen.isEmpty() || response.all(FIELD).size() > 1) {
            return broken(HandshakeRule.RESPONSE_EXTENSIONS_MALFORMED, request, response);
        }
        List<Extension> offered = of(request).orElse(List.of());
        for (Extension extension : chosen.get()) {
            if (offered.stream().noneMatch(offer -> offer.is(extension.name()))) {
                return broken(HandshakeRule.EXTENSION_NOT_OFFERED, request, response);
            }
        }
        List<Extension> deflate =
                chosen.get().stream().filter(one -> one.is(PerMessageDeflate.NAME)).toList();
        return deflate.isEmpty()
                ? Optional.empty()
                : judgeDeflate(request, deflate).flatMap(rule -> broken(rule, request, response));
    }

    private static Optional<HandshakeRule> judgeDeflate(HttpHead request, List<Extension> answers) {
        Optional<PerMessageDeflate> answer = PerMessageDeflate.answer(answers.getFirst());
        if (answers.size() > 1 || answer.isEmpty()) {
            return Optional.of(HandshakeRule.DEFLATE_ANSWER_WRONG);
        }
        List<PerMessageDeflate> offers = offers(request);
        if (offers.isEmpty()) {
            return Optional.of(HandshakeRule.EXTENSION_NOT_OFFERED); // only offers that had to be declined
        }
        List<HandshakeRule> broken =
                offers.stream().flatMap(offer -> offer.forbids(answer.get()).stream()).toList();
        // The answer may be meant for any of the offers: one that allows it is enough.
        return broken.size() < offers.size() ? Optional.empty() : Optional.of(broken.getFirst());
    }

    private static Optional<Violation> broken(HandshakeRule rule, HttpHead request, HttpHead response) {
        List<String> offered = request.all(FIELD);
        String offer = offered.isEmpty() ? "nothing" : quoted(offered);
        String detail = "The client offered " + offer + ", and the server answered " + quoted(response.all(FIELD)) + ".";
        return Optional.of(new Violation(rule, Role.SERVER, detail));
    }

    private static String quoted(List<String> values) {
        return "\"" + String.join(", ", values) + "\"";
    }
}
