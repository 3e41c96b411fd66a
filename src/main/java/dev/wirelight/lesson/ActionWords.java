package dev.wirelight.lesson;

import java.util.List;

/// Reads what stands behind an action of a [Recording], such as `predict 2` or `set plain clock`.
final class ActionWords {
    private ActionWords() {}

    /// The choice that `predict 2` means, 0 for the first.
    static int choice(LessonPlayer player, String rest, int line) throws Actor.Stuck {
        int most = player.isFinished() ? 0 : player.step().prediction().map(asked -> asked.choices().size()).orElse(0);
        if (most == 0) {
            throw new Actor.Stuck(line, "The step asks for no prediction. Leave this line out.");
        }
        if (!rest.matches("[1-9][0-9]?") || Integer.parseInt(rest) > most) {
            throw new Actor.Stuck(line, "\"predict\" wants the place of a choice, from 1 to " + most
                    + ", as in: predict 1");
        }
        return Integer.parseInt(rest) - 1;
    }

    /// The first word: the name of a server.
    static String server(String action, String rest, int line) throws Actor.Stuck {
        String service = rest.split(" +", 2)[0];
        if (!Stage.SERVICES.contains(service)) {
            throw new Actor.Stuck(line, "\"" + action + "\" wants a server: " + String.join(", ", Stage.SERVICES) + ".");
        }
        return service;
    }

    /// The second word of `set plain clock`.
    static String behaviour(String rest, int line) throws Actor.Stuck {
        String[] words = rest.split(" +");
        List<String> known = ServerWish.behaviours(words[0]);
        if (words.length != 2 || !known.contains(words[1])) {
            throw new Actor.Stuck(line, "\"set " + words[0] + "\" wants what the server is to do: " + String.join(", ", known)
                    + ".");
        }
        return words[1];
    }

    /// The number of `bye 1000`.
    static int closeCode(String rest, int line) throws Actor.Stuck {
        if (!rest.matches("[1-4][0-9]{3}")) {
            throw new Actor.Stuck(line, "\"bye\" wants a close code, as in: bye 1000");
        }
        return Integer.parseInt(rest);
    }
}
