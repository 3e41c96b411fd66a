package dev.wirelight.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHeadReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginsTest {
    private static final Origins HERE =
            new Origins(Set.of("localhost", "127.0.0.1", "[::1]", "192.168.1.5", "teacher.local"), List.of());

    private static HttpHead request(String... origins) {
        StringBuilder text = new StringBuilder("GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n");
        for (String origin : origins) {
            text.append("Origin: ").append(origin).append("\r\n");
        }
        byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        HttpHeadReader reader = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, 16 << 10);
        return ((HeadResult.Complete) reader.accept(bytes, 0, bytes.length)).head();
    }

    @Test
    void aClientThatIsNoBrowserSendsNoneAndIsWelcome() {
        assertThat(HERE.stranger(request())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8000", "http://127.0.0.1:5500", "https://[::1]:8443", "http://192.168.1.5:8000",
                "http://localhost", "https://teacher.local", "HTTP://LOCALHOST:3000"
            })
    void pagesOfThisComputerAreWelcomeAtAnyPort(String origin) {
        assertThat(HERE.stranger(request(origin))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example", "http://evil.example:8000", "null", "http://localhost.evil.example",
                "http://localhost@evil.example", "http://evil.example#localhost", "http://127.0.0.1.nip.example:8000",
                "file://localhost", "chrome-extension://abcdefgh", "localhost", "", "http://192.168.1.6:8000", "http://",
                "http://localhost:8000/", "http://localhost:99999999999", "*"
            })
    void allOthersAreStrangers(String origin) {
        assertThat(HERE.stranger(request(origin))).contains(origin);
    }

    @Test
    void twoOriginsAreNone() {
        assertThat(HERE.stranger(request("http://localhost", "http://evil.example")))
                .contains("http://localhost, http://evil.example");
    }

    @Test
    void aLongOneIsCut() {
        assertThat(HERE.stranger(request("http://" + "a".repeat(1_000))).orElseThrow()).hasSize(201).endsWith("a…");
    }

    @Test
    void othersCanBeLetIn() {
        Origins more = HERE.and(List.of("https://School.example", "null", "http://10.0.0.7:3000"));
        assertThat(more.stranger(request("https://school.example"))).isEmpty();
        assertThat(more.stranger(request("null"))).isEmpty();
        assertThat(more.stranger(request("http://10.0.0.7:3000"))).isEmpty();
        assertThat(more.stranger(request("http://10.0.0.7:3001"))).contains("http://10.0.0.7:3001");
        assertThat(more.stranger(request("http://school.example"))).contains("http://school.example");
        assertThat(HERE.and(List.of("*")).stranger(request("https://evil.example", "null"))).isEmpty();
    }

    @Test
    void whatIsNoOriginIsRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HERE.and(List.of("https://school.example/lab")))
                .withMessageContaining("without a path")
                .withMessageEndingWith("This is none: https://school.example/lab. Did you mean https://school.example?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HERE.and(List.of("http://school.example:80")))
                .withMessageEndingWith("Did you mean http://school.example?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HERE.and(List.of("school.example")))
                .withMessageEndingWith("This is none: school.example.");
    }

    @Test
    void theWordsRepeatNoCommandThatAStrangerMadeUp() {
        assertThat(Origins.refusal("https://evil.example")).contains("wirelight serve --origin https://evil.example\r\n");
        assertThat(Origins.refusal("x; rm -r ~")).contains("wirelight serve --origin ORIGIN\r\n");
    }

    @Test
    void thisComputerKnowsItselfByItsUsualNames() {
        assertThat(Origins.ofThisComputer().hosts()).contains("localhost", "127.0.0.1", "[::1]");
    }
}
