package dev.wirelight.filter;

import java.util.List;

/// What a filter asks of a row, as a tree.
sealed interface Condition {

    /// @param bytes fetches the bytes of units where a text must be searched that is longer than what a unit keeps
    Truth of(Happening row, UnitBytes bytes);

    /// All of these; a row has to pass each. Of none: every row.
    record All(List<Condition> parts) implements Condition {
        @Override
        public Truth of(Happening row, UnitBytes bytes) {
            Truth all = Truth.YES;
            for (Condition part : parts) {
                all = all.and(part.of(row, bytes));
                if (all == Truth.NO) {
                    break;
                }
            }
            return all;
        }
    }

    /// At least one of these.
    record Any(List<Condition> parts) implements Condition {
        @Override
        public Truth of(Happening row, UnitBytes bytes) {
            Truth any = Truth.NO;
            for (Condition part : parts) {
                any = any.or(part.of(row, bytes));
                if (any == Truth.YES) {
                    break;
                }
            }
            return any;
        }
    }

    /// Not this.
    record Not(Condition part) implements Condition {
        @Override
        public Truth of(Happening row, UnitBytes bytes) {
            return part.of(row, bytes).not();
        }
    }

    /// A question about one field.
    record Ask(Question question) implements Condition {
        @Override
        public Truth of(Happening row, UnitBytes bytes) {
            return question.of(row, bytes);
        }
    }

    /// What is asked of one field.
    interface Question {
        Truth of(Happening row, UnitBytes bytes);

        /// A question that needs no bytes.
        static Question plain(java.util.function.Predicate<Happening> holds) {
            return (row, _) -> Truth.of(holds.test(row));
        }
    }
}
