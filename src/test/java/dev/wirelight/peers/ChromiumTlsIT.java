package dev.wirelight.peers;

import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/// Chromium on the lab's page over https, and from there over wss.
class ChromiumTlsIT {
    @AutoClose
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final Watch watch = new Watch(lab.trace());

    @BeforeEach
    void start() throws Exception {
        lab.webSocketTls().start(Lab.LOOPBACK, 0);
    }

    private String url() {
        return "https://" + lab.webSocketTls().address().orElseThrow() + "/";
    }

    /// The key of the lab's certificate, as Chromium can be told to accept it.
    private static String pinned() throws Exception {
        byte[] key = LabCertificate.ofThisUser().identity().certificate().getPublicKey().getEncoded();
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }

    @Test
    void thePageAndItsSocketGoThroughTls() throws Exception {
        try (Chromium chromium = Chromium.open("--ignore-certificate-errors-spki-list=" + pinned())) {
            chromium.browser().get(url());
            chromium.browser().findElement(By.id("connect")).click();
            chromium.waitFor("it is open", () -> !chromium.browser().findElements(By.cssSelector("li[data-event=open]")).isEmpty());
            chromium.browser().findElement(By.id("text")).clear();
            chromium.browser().findElement(By.id("text")).sendKeys("nobody else may read this");
            chromium.browser().findElement(By.id("send-text")).click();
            chromium.waitFor("the echo is there", () -> chromium.browser()
                    .findElements(By.cssSelector("li[data-event=message]")).stream()
                    .anyMatch(line -> line.getText().contains("nobody else may read this")));
            Unit frame = watch.await(CLIENT_TO_SERVER, Content.Frame.class, f -> f.header().opcode() == Opcode.TEXT);
            Connection inside = frame.connection();
            Connection wire = inside.carrier().orElseThrow();
            assertThat(frame.violations()).isEmpty();
            Unit request = watch.units(inside, CLIENT_TO_SERVER).getFirst();
            assertThat(((Content.Request) request.content()).head().all("Origin")).containsExactly(url().substring(0, url().length() - 1));
            assertThat(watch.units(inside, SERVER_TO_CLIENT)).anyMatch(u -> u.content() instanceof Content.Frame);
            for (Direction direction : Direction.values()) {
                assertThat(watch.units(wire, direction)).isNotEmpty().allMatch(u -> u.content() instanceof Content.Tls);
                assertThat(new String(watch.bytes(wire, direction), StandardCharsets.ISO_8859_1))
                        .doesNotContain("nobody", "HTTP/1.1 101", "Upgrade");
            }
            assertThat(watch.calls()).anyMatch(e -> e.connection() == inside
                    && e.call() instanceof Call.Secured secured
                    && secured.version().equals("TLSv1.3")
                    && secured.applicationProtocol().equals("http/1.1"));
        }
    }

    @Test
    void theBrowserWarnsThatIsAnEventAndPastTheWarningThePageAndItsSocketWork() throws Exception {
        try (Chromium chromium = Chromium.open()) {
            chromium.browser().get(url());
            chromium.waitFor("it warns", () -> chromium.browser().getPageSource().contains("ERR_CERT_AUTHORITY_INVALID"));
            watch.awaitCall("a remark", e -> e.call() instanceof Call.Remark(String words)
                    && words.contains("does not trust this server's certificate"));

            chromium.browser().findElement(By.id("details-button")).click();
            chromium.waitFor("it lets one go on", () -> chromium.browser().findElement(By.id("proceed-link")).isDisplayed());
            chromium.browser().findElement(By.id("proceed-link")).click();
            chromium.waitFor("the page is there", () -> !chromium.browser().findElements(By.id("connect")).isEmpty());
            chromium.browser().findElement(By.id("connect")).click();
            watch.await(SERVER_TO_CLIENT, Content.Response.class, r -> r.line().status() == 101);
        }
    }
}
