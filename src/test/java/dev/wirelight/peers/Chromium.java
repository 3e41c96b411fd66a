package dev.wirelight.peers;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A browser of its own for a test class, with a new, empty profile, that reaches this computer and nothing else. To it
/// `foreign.example` is a site of somebody who lets that name point to this computer.
final class Chromium implements AutoCloseable {
    private final ChromeDriverService driver;
    private final RemoteWebDriver browser;

    private Chromium(ChromeDriverService driver, RemoteWebDriver browser) {
        this.driver = driver;
        this.browser = browser;
    }

    /// Starts it; where it is not installed the test ends here.
    ///
    /// @param more arguments of this test's own
    static Chromium open(String... more) throws IOException {
        // Both programs are named, so Selenium looks for none and downloads none.
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(Installed.program("chromedriver").toFile())
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Installed.program("chromium").toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--host-resolver-rules=MAP foreign.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
        options.addArguments(more);
        options.setAcceptInsecureCerts(false); // as a learner's browser
        driver.start();
        try {
            // No ChromeDriver: it would look for the browser's own debugging protocol too, which these tests do not need.
            return new Chromium(driver, new RemoteWebDriver(driver.getUrl(), options, false));
        } catch (RuntimeException e) {
            driver.stop();
            throw e;
        }
    }

    RemoteWebDriver browser() {
        return browser;
    }

    void waitFor(String what, BooleanSupplier condition) {
        new WebDriverWait(browser, Deadline.AMPLE).withMessage(what).until(_ -> condition.getAsBoolean());
    }

    @Override
    public void close() {
        try {
            browser.quit();
        } finally {
            driver.stop(); // its close() would leave the process behind
        }
    }
}
