package dev.wirelight.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.http.HttpField;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderWordsTest {
    private static final String UNKNOWN = words("X-Unheard-Of", "").meaning();

    /// What browsers, curl and Wirelight's own servers send.
    @ParameterizedTest
    @ValueSource(strings = {
        "Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol",
        "Sec-WebSocket-Extensions", "Sec-WebSocket-Accept", "Origin", "User-Agent", "Accept", "Accept-Encoding",
        "Accept-Language", "Cookie", "Cache-Control", "Pragma", "DNT", "Sec-GPC", "Sec-Fetch-Dest", "Sec-Fetch-Mode",
        "Sec-Fetch-Site", "Sec-Fetch-User", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform", "Priority",
        "Upgrade-Insecure-Requests", "Referer", "Content-Length", "Content-Type", "Content-Security-Policy", "Date",
        "Server", "Transfer-Encoding", "Allow", "Location", "Retry-After", "Referrer-Policy", "X-Content-Type-Options",
        "Keep-Alive", "Range", "Expect", "Authorization", "Set-Cookie", "ETag", "Last-Modified", "If-None-Match", "Vary",
        "Access-Control-Request-Method", "Access-Control-Allow-Headers", "Alt-Svc", "Link", "Save-Data", "X-Powered-By",
        "X-Requested-With", "Proxy-Connection", "HTTP2-Settings", "X-Forwarded-For", "Sec-Fetch-Storage-Access", "Sec-Purpose"
    })
    void aWellKnownFieldIsExplained(String name) {
        assertThat(words(name, "1").meaning()).isNotEqualTo(UNKNOWN);
        assertThat(words(name.toUpperCase(Locale.ROOT), "1")).isEqualTo(words(name, "1"));
    }

    @Test
    void anUnknownFieldIsCalledSo() {
        assertThat(UNKNOWN).isEqualTo("a field that Wirelight does not know");
    }

    @Test
    void connectionIsExplainedByItsValue() {
        assertThat(words("Connection", "close").meaning()).isEqualTo("I close after this");
        assertThat(words("Connection", "keep-alive, Upgrade").meaning()).isEqualTo("for this connection only");
    }

    @Test
    void everySectionCanBeOpened() {
        assertThat(words("Content-Security-Policy", "").section().url()).isEqualTo("https://www.w3.org/TR/CSP3/");
        assertThat(words("Upgrade", "").section().url())
                .isEqualTo("https://www.rfc-editor.org/rfc/rfc9110.html#section-7.8");
        assertThat(words("X-Content-Type-Options", "").section().url()).isEqualTo("https://fetch.spec.whatwg.org/");
    }

    private static Words words(String name, String value) {
        return HeaderWords.of(new HttpField(name, value, 0, name.length() + value.length() + 3));
    }
}
