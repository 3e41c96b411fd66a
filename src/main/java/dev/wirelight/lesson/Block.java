package dev.wirelight.lesson;

import java.util.List;
import java.util.stream.Collectors;

/// A piece of prose that stands by itself: what a view draws.
public sealed interface Block {

    /// Some sentences.
    record Paragraph(List<Inline> pieces) implements Block {}

    /// Lines to type, or lines that were seen, just as they are.
    record Code(String text) implements Block {}

    /// A list.
    ///
    /// @param numbered whether the items have numbers, from 1 on
    record Items(boolean numbered, List<List<Block>> items) implements Block {}

    /// Words that are set apart, such as a remark beside the path.
    record Quote(List<Block> blocks) implements Block {}

    /// The words of it in one line, for a list or a search.
    static String text(List<Block> blocks) {
        return blocks.stream()
                .map(block -> switch (block) {
                    case Paragraph(List<Inline> pieces) -> Inline.text(pieces);
                    case Code(String text) -> text.strip();
                    case Items(_, List<List<Block>> items) -> items.stream().map(Block::text).collect(Collectors.joining(" "));
                    case Quote(List<Block> inside) -> text(inside);
                })
                .collect(Collectors.joining(" "));
    }
}
