package dev.wirelight.peers;

import dev.wirelight.terminal.WirelightCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// The lessons that are played with a browser, played with Chromium on the lab's page.
class BrowserLessonsIT {
    private static Chromium chromium;

    @TempDir
    private Path folder;

    @BeforeAll
    static void openBrowser() throws Exception {
        Installed.program("curl");
        Installed.program("telnet");
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static void page(LessonPlay lesson) {
        chromium.browser().get("http://127.0.0.1:" + lesson.port("websocket") + "/");
        press(By.id("connect"));
        chromium.waitFor("connected", () -> chromium.browser().findElement(By.id("send-text")).isEnabled());
    }

    private static void press(By button) {
        chromium.waitFor(button + " can be pressed", () -> chromium.browser().findElement(button).isEnabled());
        chromium.browser().findElement(button).click();
    }

    private static By size(int bytes) {
        return By.cssSelector("button[data-size='" + bytes + "']");
    }

    private static void text(String words) {
        WebElement field = chromium.browser().findElement(By.id("text"));
        field.clear();
        field.sendKeys(words);
        press(By.id("send-text"));
    }

    @Test
    void frames() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(10, folder)) {
            page(lesson);
            lesson.passes("Let the browser connect");
            lesson.answer("3", "You expect: 11 bytes");
            text("hi");
            lesson.await("A good frame, but of another length.");
            text("hello");
            lesson.passes("Five bytes");
            lesson.answer("0x02", "Not yet. The opcode is right. FIN is missing");
            lesson.answer("0x82", "Right.");
            lesson.answer("2", "You expect: it says 126");
            press(size(125));
            lesson.await("That length still fits into seven bits");
            press(size(126));
            lesson.passes("126 bytes");
            press(size(65_535));
            lesson.await("65,535 just fits into 16 bits");
            press(size(65_536));
            lesson.await("The end of lesson 10: 5 of 5 steps passed.");
        }
    }

    @Test
    void masking() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(11, folder)) {
            lesson.answer("0xb6", "You have added them.");
            lesson.answer("0x48", "Right.");
            lesson.answer("37", "Right.");
            lesson.answer("Hello", "Right.");
            lesson.answer("2", "You expect: no");
            page(lesson);
            text("hello");
            text("hello");
            lesson.passes("Twice the same");
            text("once more");
            lesson.answer("2", "Right.");
            lesson.await("The end of lesson 11: 5 of 5 steps passed.");
        }
    }

    @Test
    void fragmentsAndControlFrames() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(12, folder)) {
            lesson.answer("2", "You expect: the browser itself");
            page(lesson);
            lesson.type("/ping are you there?");
            lesson.passes("Are you there?");
            lesson.answer("1", "You expect: yes");
            WirelightCommand.commandLine((_, _) -> {}, "1", InputStream.nullInputStream(), Map.of(), false)
                    .setOut(new PrintWriter(Writer.nullWriter()))
                    .execute("play", "--preset", "fragments with a ping between", "ws://127.0.0.1:"
                            + lesson.port("websocket") + "/");
            lesson.passes("A message in parts");
            press(By.id("close"));
            lesson.passes("The last word");
            lesson.answer("2", "Right.");
            lesson.await("The end of lesson 12: 4 of 4 steps passed.");
        }
    }

    @Test
    void pushOrPoll() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(13, folder)) {
            try (Running _ = Running.inTerminal("telnet 127.0.0.1 " + lesson.port("plain"))) {
                lesson.await("✓ seen: The server pushes a message: on `plain`");
                lesson.answer("10", "Right.");
            }
            page(lesson);
            lesson.await("✓ seen: The server pushes a message: on `websocket`");
            lesson.answer("14", "Not yet. That would be masked.");
            lesson.answer("10", "Right.");
            lesson.answer("3", "You expect: some hundreds");
            try (Running curl = lesson.copied("/time http")) {
                curl.awaitEnd();
                lesson.passes("Asking again and again");
            }
            lesson.await("waits for: The client sends a request");
            try (Running curl = Running.start("curl", "-s", "-o", "/dev/null", "http://127.0.0.1:" + lesson.port("websocket")
                    + "/")) {
                curl.awaitEnd();
                lesson.passes("The whole page");
            }
            lesson.answer("2", "Right.");
            lesson.await("The end of lesson 13: 5 of 5 steps passed.");
        }
    }

    @Test
    void theSameTalkOverWss() throws Exception {
        try (LessonPlay lesson = LessonPlay.open(14, folder)) {
            lesson.answer("2", "You expect: nothing");
            chromium.browser().get("https://localhost:" + lesson.port("websocket-tls") + "/");
            lesson.await("TLS was begun, and then the client went");
            press(By.id("details-button"));
            chromium.waitFor("it lets one go on", () -> chromium.browser().findElement(By.id("proceed-link")).isDisplayed());
            press(By.id("proceed-link"));
            chromium.waitFor("the page is there", () -> !chromium.browser().findElements(By.id("connect")).isEmpty());
            press(By.id("connect"));
            chromium.waitFor("connected", () -> chromium.browser().findElement(By.id("send-text")).isEnabled());
            text("hello");
            lesson.passes("The same talk over wss");
            lesson.answer("3", "You expect: that something");
            text("secret");
            lesson.await("✓ seen: The client sends a TLS record: on `websocket-tls`");
            lesson.answer("4", "Not yet. It is not masked, but encrypted");
            lesson.answer("3", "Right.");
            lesson.passes("What somebody on the way sees");
        }
    }
}
