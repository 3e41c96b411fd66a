package dev.wirelight.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionLinksTest {

    @Test
    void aSectionAndAnRfcBecomeLinksAndTheWordsRoundThemStay() {
        List<Inline> pieces = SectionLinks.in(List.of(new Inline.Words("See RFC 6455 §5.3, and RFC 854.")));

        assertThat(pieces)
                .containsExactly(
                        new Inline.Words("See "),
                        new Inline.Link("RFC 6455 §5.3", "https://www.rfc-editor.org/rfc/rfc6455.html#section-5.3"),
                        new Inline.Words(", and "),
                        new Inline.Link("RFC 854", "https://www.rfc-editor.org/rfc/rfc854.html"),
                        new Inline.Words("."));
    }

    @Test
    void codeIsLeftAlone() {
        List<Inline> code = List.of(new Inline.Code("RFC 854"));

        assertThat(SectionLinks.in(code)).isEqualTo(code);
    }
}
