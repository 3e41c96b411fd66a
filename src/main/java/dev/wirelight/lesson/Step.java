package dev.wirelight.lesson;

import dev.wirelight.workshop.bench.BenchSetup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A step of a lesson. It is passed when everything in it that can be passed is: what must be seen was seen, the answer
/// was right, the prediction was made (right or not). At least one of the first two is there.
///
/// @param title of the step; no two steps of a lesson have the same
/// @param question what the step asks, in prose
/// @param prediction what the learner says beforehand
/// @param doing what to do
/// @param seen what must be seen; empty where the step asks for nothing but an answer
/// @param answer what must be typed
/// @param nearMisses what often happens instead, each with a hint of its own
/// @param hints at least one, from gentle to plain
/// @param explanation what it means; shown after the step is passed
/// @param bench the workbench on which it can be tried out
/// @param resets what is to be put back before the step begins
/// @param line where it begins in its file, 1 for the first line
public record Step(
        String title,
        List<Block> question,
        Optional<Prediction> prediction,
        List<Block> doing,
        Optional<Observation> seen,
        Optional<Answer> answer,
        List<NearMiss> nearMisses,
        List<List<Block>> hints,
        List<Block> explanation,
        Optional<Bench> bench,
        List<Reset> resets,
        int line) {

    /// What a learner expects before doing it.
    ///
    /// @param question in prose; may be empty
    /// @param choices at least two
    public record Prediction(List<Block> question, List<Choice> choices) {}

    /// A choice to be made.
    ///
    /// @param right whether it is what happens
    /// @param comment what is said to whoever chose it; may be empty
    public record Choice(String text, boolean right, List<Inline> comment) {}

    /// What often happens instead of what must be seen.
    ///
    /// @param when what is seen then
    /// @param hint what is said then
    public record NearMiss(Observation when, List<Block> hint, int line) {}

    /// A workbench on which the step can be tried out.
    ///
    /// @param setup which one, and what lies on it
    /// @param words what to try there; may be empty
    public record Bench(BenchSetup setup, List<Block> words) {}

    /// What is to be seen.
    ///
    /// @param conditions at least one
    /// @param inOrder whether, on one connection, each must come after the one before it
    public record Observation(List<Condition> conditions, boolean inOrder) {}

    /// Something that is put back before a step begins.
    public sealed interface Reset {

        /// Every connection of both servers is closed.
        record CloseConnections() implements Reset {}

        /// A server is told what to do.
        record Behave(String service, String behaviour) implements Reset {}

        /// A server is stopped, because the learner is to start it.
        record Stop(String service) implements Reset {}

        /// A server is started, where it does not run.
        ///
        /// @param port empty for the usual one
        record Start(String service, OptionalInt port) implements Reset {}

        /// In a plain sentence, for the learner.
        default String words() {
            return switch (this) {
                case CloseConnections() -> "All connections are closed.";
                case Behave(String service, String behaviour) -> "The " + called(service) + " is set to " + behaviour + ".";
                case Stop(String service) -> "The " + called(service) + " is stopped.";
                case Start(String service, _) -> "The " + called(service) + " is started.";
            };
        }

        /// What a server is called where one speaks of it, such as `WebSocket server`.
        static String called(String service) {
            String name = Stage.withoutTls(service).equals(Stage.WEB_SOCKET) ? "WebSocket" : "plain";
            return name + " server" + (Stage.isSecure(service) ? "’s port with TLS" : "");
        }
    }
}
