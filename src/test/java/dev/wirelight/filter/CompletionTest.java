package dev.wirelight.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    private static Completion at(String text) {
        return Completion.at(text, text.length(), List.of());
    }

    private static List<String> titles(String text) {
        return at(text).proposals().stream().map(Proposal::title).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock = """
            opc                | opcode:
            leng               | length:
            op                 | opcode:
            websock            | websocket opcode: payload:
            mas                | masked
            ping               | opcode:ping
            ret                | segment:retransmission
            not opc            | opcode:
            -opc               | opcode:
            (opc               | opcode:
            a and opc          | opcode:
            opcode:p           | ping pong
            opcode: p          | ping pong
            opcode:text,p      | ping pong
            opcode != b        | binary
            from:              | client server
            masked:            | yes no
            fin:n              | no
            segment:S          | SYN
            code:100           | 1000 1001 1002 1003 1005 1006 1007 1008 1009
            method:P           | POST PUT
            text:he            |
            "opc               |
            text:"opc          |
            opcode:ping        |
            length             | length: length = length != length < length <= length > length >=
            """)
    void whatCanFollowIsProposed(String typed, String proposals) {
        String first = String.join(" ", titles(typed));

        assertThat(first).isEqualTo(proposals == null ? "" : proposals);
    }

    @Test
    void afterAFieldAndASpaceItsOperatorsAreProposed() {
        assertThat(titles("length ")).containsExactly("length:", "length =", "length !=", "length <", "length <=", "length >", "length >=");
        assertThat(at("length ").from()).isZero();
    }

    @Test
    void inAnEmptyFilterEveryFieldIsProposedWithItsExplanation() {
        List<Proposal> proposals = at("").proposals();

        assertThat(proposals).extracting(Proposal::title).contains("opcode:", "masked", "violation", "websocket", "not");
        assertThat(proposals).allSatisfy(proposal -> assertThat(proposal.explanation()).isNotBlank());
    }

    @Test
    void afterATermAndAndOrComeFirst() {
        assertThat(titles("opcode:ping ")).startsWith("and", "or");
        assertThat(titles("opcode:ping and ")).doesNotContain("and", "or").contains("from:");
    }

    @Test
    void whatIsTypedIsReplacedAndNothingElse() {
        Completion completion = Completion.at("a opc b", 5, List.of());

        assertThat(completion.from()).isEqualTo(2);
        assertThat(completion.to()).isEqualTo(5);
    }

    @Test
    void theConnectionsThatAreThereAreProposedByTheirNumbers() {
        Rows talk = new Rows();
        Connection first = talk.plain(52_110);
        Connection second = talk.plain(52_111);

        Completion completion = Completion.at("connection:", 11, List.of(second, first));

        assertThat(completion.proposals())
                .containsExactly(
                        new Proposal("2", "192.168.0.7:52111 → 192.168.0.1:7007"),
                        new Proposal("1", "192.168.0.7:52110 → 192.168.0.1:7007"));
    }

    @Test
    void everyProposalCanBeRead() throws FilterError {
        for (Field field : Field.values()) {
            for (Proposal proposal : at(field + ":").proposals()) {
                assertThat(Filter.of(field + ":" + proposal.insert())).isNotNull();
            }
        }
    }
}
