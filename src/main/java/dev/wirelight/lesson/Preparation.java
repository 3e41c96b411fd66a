package dev.wirelight.lesson;

import dev.wirelight.lesson.Step.Reset;
import java.util.ArrayList;
import java.util.List;

/// What is to be done to the servers before a lesson or a step can begin, and the doing of it. A view says it first.
public final class Preparation {
    private Preparation() {}

    /// What a lesson needs that is not so yet.
    public static List<Reset> of(Lesson lesson, Stage stage) {
        List<Reset> wanted = new ArrayList<>();
        for (ServerWish wish : lesson.servers()) {
            boolean runs = stage.address(wish.service()).isPresent();
            if (!Stage.isSecure(wish.service()) && !stage.behaviour(wish.service()).equals(wish.behaviour())) {
                wanted.add(new Reset.Behave(wish.service(), wish.behaviour()));
            }
            if (wish.byLearner() && runs) {
                wanted.add(new Reset.Stop(wish.service()));
            }
            if (!wish.byLearner() && !runs) {
                wanted.add(new Reset.Start(wish.service(), wish.port()));
            }
        }
        return wanted;
    }

    /// What of it is not so already. Whether connections are open is not asked.
    public static List<Reset> outstanding(List<Reset> resets, Stage stage) {
        return resets.stream()
                .filter(reset -> switch (reset) {
                    case Reset.CloseConnections() -> true;
                    case Reset.Behave(String service, String behaviour) -> !stage.behaviour(service).equals(behaviour);
                    case Reset.Stop(String service) -> stage.address(service).isPresent();
                    case Reset.Start(String service, _) -> stage.address(service).isEmpty();
                })
                .toList();
    }

    /// Whether some step of a lesson stops a server by itself.
    public static boolean isStoppedByAStep(Lesson lesson, String service) {
        return lesson.steps().stream().anyMatch(step -> step.resets().contains(new Reset.Stop(Stage.withoutTls(service))));
    }

    /// Does it. May wait for connections to end, so it is not for a thread that draws.
    ///
    /// @throws Stage.CannotPrepare with words for a learner; what came before it in the list is done
    public static void perform(List<Reset> resets, Stage stage) throws Stage.CannotPrepare {
        for (Reset reset : resets) {
            switch (reset) {
                case Reset.CloseConnections() -> {
                    stage.closeConnections(Stage.PLAIN);
                    stage.closeConnections(Stage.WEB_SOCKET);
                }
                case Reset.Behave(String service, String behaviour) -> stage.behave(service, behaviour);
                case Reset.Stop(String service) -> stage.stop(service);
                case Reset.Start(String service, var port) -> {
                    if (stage.address(service).isEmpty()) {
                        stage.start(service, port);
                    }
                }
            }
        }
    }
}
