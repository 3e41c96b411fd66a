package dev.wirelight.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "7007,                       127.0.0.1, 7007, ''",
        "localhost 7007,             localhost, 7007, ''",
        "localhost:7007,             localhost, 7007, ''",
        "::1 7007,                   ::1,       7007, ''",
        "[::1]:7007,                 ::1,       7007, ''",
        "ws://127.0.0.1:8000/room,   127.0.0.1, 8000, ws",
        "wss://[::1]:8443/,          ::1,       8443, wss",
        "HTTPS://localhost/,         localhost, 443,  https",
        "http://localhost/,          localhost, 80,   http",
    })
    void aPlaceIsUnderstoodAsPeopleTypeIt(String typed, String host, int port, String scheme) {
        assertThat(Target.of(List.of(typed.split(" ")))).isEqualTo(new Target(host, port, scheme));
    }

    @ParameterizedTest
    @CsvSource({
        "0,              A port is a number from 1 to 65535",
        "65536,          A port is a number from 1 to 65535",
        "localhost,      A port is a number from 1 to 65535",
        "::1,            Which port of ::1?",
        "ftp://x/,       An address looks like ws://127.0.0.1:8000/",
        "ws:// x,        An address looks like ws://127.0.0.1:8000/",
    })
    void whatIsNoPlaceIsSaidInPlainWords(String typed, String words) {
        assertThatThrownBy(() -> Target.of(List.of(typed.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(words);
    }
}
