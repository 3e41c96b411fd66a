package dev.wirelight.protocol.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseCodeTest {

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void mayBeSent(int code) {
        assertThat(CloseCode.maySend(code)).isTrue();
        assertThat(CloseCode.nameOf(code)).isNotEqualTo("not defined");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
    void mayNotBeSent(int code) {
        assertThat(CloseCode.maySend(code)).isFalse();
    }

    @Test
    void namesAreThoseOfTheRegistry() {
        assertThat(CloseCode.nameOf(1000)).isEqualTo("normal closure");
        assertThat(CloseCode.nameOf(1006)).isEqualTo("abnormal closure");
        assertThat(CloseCode.nameOf(2000)).isEqualTo("not defined");
    }
}
