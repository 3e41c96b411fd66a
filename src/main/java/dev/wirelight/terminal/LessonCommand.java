package dev.wirelight.terminal;

import picocli.CommandLine.Command;

/// `wirelight lesson`
@Command(name = "lesson", mixinStandardHelpOptions = true, subcommands = LessonCheckCommand.class)
final class LessonCommand implements Runnable {
    @Override
    public void run() {}
}
