package dev.wirelight.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiresharkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock = """
            tcp.port==80                 | 0 | 12 | port=80
            a and tcp.port >= 80         | 6 | 20 | port>=80
            TCP.Port eq 80               | 0 | 14 | port=80
            ip.src == 127.0.0.1          | 0 | 19 | (client=127.0.0.1 from:client) or (server=127.0.0.1 from:server)
            ipv6.addr != ::1             | 0 | 16 | address!=::1
            tcp.flags.syn                | 0 | 13 | segment:SYN
            tcp.flags.syn == 1           | 0 | 18 | segment:SYN
            tcp.flags.syn==False         | 0 | 20 | (tcp not segment:SYN)
            websocket.fin != 1           | 0 | 18 | (websocket not fin)
            (http.request)               | 1 | 13 | kind:request
            http.request.method == "GET" | 0 | 28 | method="GET"
            http.request.uri contains room | 0 | 30 | path:room
            tcp.len > 0                  | 0 | 11 | (tcp length>0)
            """)
    void whatWiresharkCallsSoIsSaidInOurWords(String filter, int from, int to, String here) {
        FilterError error = catchThrowableOfType(FilterError.class, () -> Filter.of(filter));

        assertThat(error.from()).isEqualTo(from);
        assertThat(error.to()).isEqualTo(to);
        assertThat(error.correction()).contains(here);
        assertThat(error).hasMessageContaining("is a word of Wireshark's filters, which have another language. Here you write " + here + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            tcp.port                | Here you write for example port=8000.
            tcp.flags.syn > 3       | Here you write for example segment:SYN.
            tcp.port == many        | Here you write for example port=8000.
            tcp.window_size_value<9 | this field proposes what there is here.
            """)
    void whatCannotBePutInItsPlaceIsSaidByAnExample(String filter, String words) {
        FilterError error = catchThrowableOfType(FilterError.class, () -> Filter.of(filter));

        assertThat(error.correction()).isEmpty();
        assertThat(error).hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tcp.port\"", "http.example.org", "tls.txt", "ip.src/main", "client.port:80", "tcp"})
    void otherWordsWithDotsStayWords(String filter) throws FilterError {
        assertThat(Filter.of(filter)).hasToString(filter);
    }

    static Stream<Wireshark.Word> words() {
        return Wireshark.WORDS.stream();
    }

    @ParameterizedTest
    @MethodSource("words")
    void whatIsShownInsteadOfEachIsAFilterHere(Wireshark.Word word) throws FilterError {
        assertThat(Filter.of(word.shown()).isEverything()).isFalse();
    }

    @Test
    void noWordOfOursIsOneOfWiresharks() {
        assertThat(Stream.of(Field.values()).flatMap(Field::names))
                .doesNotContainAnyElementsOf(Wireshark.WORDS.stream().map(Wireshark.Word::there).toList());
    }
}
