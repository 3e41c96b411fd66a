package dev.wirelight.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Eventually;
import dev.wirelight.certificate.Identity;
import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.certificate.OutOfTime;
import dev.wirelight.certificate.OwnCertificate;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.server.Tricks;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a learner does with the ports that speak TLS, with real servers behind the window.
class TlsWindowTest {
    @TempDir
    private Path folder;

    private final List<String> opened = new ArrayList<>();
    private Lab lab;
    private MainWindow window;
    private Stage stage;
    private Node root;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void makeLab() {
        lab = new Lab(
                new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT, LabCertificate.in(folder));
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
        lab.close();
    }

    private void open(DesktopOptions.Tls tls, boolean started) {
        Fx.run(() -> {
            stage = new Stage();
            stage.setWidth(1400);
            stage.setHeight(900);
            DesktopOptions options = new DesktopOptions(
                    "127.0.0.1", 0, 0, Behaviour.ECHO, Behaviour.ECHO, Tricks.NONE, DesktopOptions.DEFAULT.origins(), false, tls, started, false, Optional.empty());
            window = new MainWindow(stage, lab, Optional.empty(), options, new Look(), new Background(Platform::runLater),
                    opened::add, Optional.empty());
            window.open();
            root = stage.getScene().getRoot();
        });
    }

    private static final DesktopOptions.Tls OFF = new DesktopOptions.Tls(false, 0, 0);
    private static final DesktopOptions.Tls ON = new DesktopOptions.Tls(true, 0, 0);

    private boolean shows(String text) {
        return Fx.shows(root, text::equals);
    }

    @Test
    void tlsIsOffUntilTheLearnerSwitchesItOnAndThenListensBesideThePlainPort() {
        open(OFF, true);
        Fx.await("the plain server listens", () -> shows("socket()") && lab.plain().address().isPresent());
        assertThat(lab.plainTls().address()).isEmpty();
        assertThat(Fx.get(() -> Fx.shows(root, text -> text.startsWith("openssl")))).isFalse();

        Fx.press(root, "TLS port of the Plain TCP server");

        Fx.await("the TLS port listens", () -> lab.plainTls().address().isPresent() && shows("TLS:"));
        int port = lab.plainTls().address().orElseThrow().port();
        assertThat(Fx.get(() -> shows("openssl s_client -quiet -connect localhost:" + port))).isTrue();
        assertThat(lab.plain().address()).isPresent();
        assertThat(lab.webSocketTls().address()).isEmpty();
    }

    @Test
    void whatIsSwitchedOnStartsAndStopsWithItsServer() {
        open(ON, true);
        Fx.await("all four listen", () -> lab.plain().address().isPresent() && lab.plainTls().address().isPresent()
                && lab.webSocket().address().isPresent() && lab.webSocketTls().address().isPresent());
        Fx.await("the pane says so", () -> Fx.shows(root, text -> text.startsWith("echo · listening")));

        Fx.press(root, "Stop the Plain TCP server");
        Fx.await("both ports are closed", () -> lab.plain().address().isEmpty() && lab.plainTls().address().isEmpty());
        assertThat(lab.webSocketTls().address()).isPresent();

        Fx.await("it can be started", () -> shows("stopped"));
        Fx.press(root, "Start the Plain TCP server");
        Fx.await("both listen again", () -> lab.plain().address().isPresent() && lab.plainTls().address().isPresent());
    }

    @Test
    void aBusyTlsPortIsSaidAndTheNextFreeOneOffered() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            open(new DesktopOptions.Tls(true, taken.getLocalPort(), 0), false);
            Fx.press(root, "Start the Plain TCP server");

            Fx.await("the way out is offered", () -> Fx.shows(root, text -> text.matches("Use port \\d+ instead")));
            assertThat(lab.plain().address()).isPresent();
            String offer = Fx.get(() -> Fx.visible(root).stream()
                    .filter(node -> node instanceof Button button && button.getText().matches("Use port \\d+ instead"))
                    .map(node -> ((Button) node).getText())
                    .findFirst()
                    .orElseThrow());
            Fx.press(root, offer);
            Fx.await("it listens there", () -> lab.plainTls().address().isPresent());
        }
    }

    @Test
    void whatTheServerAnswersWithHoldsInsideTlsToo() throws Exception {
        open(ON, true);
        Fx.await("all listen", () -> lab.plainTls().address().isPresent() && shows("TLS:"));
        Fx.run(() -> window.live().plainDesk().behave(Behaviour.UPPER));

        Fx.await("both know", () -> lab.plainTls().behaviour() == Behaviour.UPPER && lab.plain().behaviour() == Behaviour.UPPER);
    }

    @Test
    void theBrowserIsSentToTheSecurePage() {
        open(ON, true);
        Fx.await("it listens", () -> lab.webSocketTls().address().isPresent()
                && Fx.visible(root).stream().noneMatch(node -> node instanceof Label label && label.getText().startsWith("TLS, ")));
        Fx.press(root, "Open the page with TLS");

        assertThat(opened).containsExactly(
                "https://localhost:" + lab.webSocketTls().address().orElseThrow().port() + "/");
    }

    @Test
    void theTalkIsMarkedAsInsideTlsAndItsRecordsAreShownOnDemand() throws Exception {
        open(ON, true);
        Fx.await("it listens", () -> lab.plainTls().address().isPresent() && shows("TLS:"));
        try (Socket client = Tls.connect(lab.plainTls().address().orElseThrow())) {
            client.getOutputStream().write("hello secret\r\n".getBytes(StandardCharsets.US_ASCII));
            Fx.await("the line is in the ladder", () -> shows("hello secret"));
            assertThat(Fx.get(() -> shows("in TLS"))).isTrue();
            assertThat(Fx.get(() -> shows("TLS application data"))).isFalse();
            Fx.await("the record lies beside it", () -> shows("On the way: the record that carried them")
                    && Fx.shows(root, text -> text.contains("header 5 (type, version, length)") && text.endsWith("tag 16")));
            assertThat(Fx.get(() -> shows("What somebody on the way sees"))).isTrue();

            Fx.press(root, "As seen on the way to the Plain TCP server");

            Fx.await("its records too", () -> shows("TLS application data"));
            assertThat(Fx.get(() -> shows("hello secret"))).isTrue();
        }
    }

    @Test
    void aLineLeadsToItsRecordAndTheRecordBackToTheLineAndBothAreMarked() throws Exception {
        open(ON, true);
        Fx.await("it listens", () -> lab.plainTls().address().isPresent() && shows("TLS:"));
        try (Socket client = Tls.connect(lab.plainTls().address().orElseThrow())) {
            for (int i = 0; i < 20; i++) {
                client.getOutputStream().write(("line " + i + "\r\n").getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().readNBytes(("line " + i + "\r\n").length());
            }
            Fx.await("the last one is in the ladder", () -> shows("line 19"));
            Fx.await("its record is known", () -> shows("Show the record in the ladder"));
            Fx.press(root, "Show the record in the ladder");

            Fx.await("the record is explained", () -> shows("Show what was inside in the ladder"));
            Row record = Fx.get(() -> chosenRow(root));
            assertThat(record.isSelected()).isTrue();
            assertThat(record.text()).contains("TLS application data");
            assertThat(Fx.get(() -> marked(root))).singleElement().asString().contains("line 19");

            Fx.press(root, "Show what was inside in the ladder");
            Fx.await("the line is explained", () -> shows("Show the record in the ladder"));
            assertThat(Fx.get(() -> chosenRow(root)).text()).contains("line 19").contains("Inside TLS");
            assertThat(Fx.get(() -> marked(root))).singleElement().asString().contains("TLS application data");
        }
    }

    private record Row(boolean isSelected, String text) {}

    /// The row that can be seen of what is chosen.
    private static Row chosenRow(Node root) {
        return Fx.visible(root).stream()
                .filter(node -> node instanceof ListCell<?> cell && cell.isSelected())
                .map(node -> new Row(true, node.getAccessibleText()))
                .findFirst()
                .orElse(new Row(false, ""));
    }

    /// The rows with the other side of what is explained.
    private static List<String> marked(Node root) {
        return Fx.visible(root).stream()
                .filter(node -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("counterpart")))
                .map(Node::getAccessibleText)
                .toList();
    }

    @Test
    void aClientThatDistrustsTheCertificateIsSaidAtOnceWithTheWayToTheExplanation() throws Exception {
        open(ON, true);
        Fx.await("it listens", () -> lab.plainTls().address().isPresent() && shows("TLS:"));
        int port = lab.plainTls().address().orElseThrow().port();
        assertThatThrownBy(() -> {
                    try (SSLSocket client = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket("127.0.0.1", port)) {
                        client.startHandshake();
                    }
                })
                .isInstanceOf(SSLException.class);
        Fx.await("a row says so", () -> Fx.shows(root, text -> text.startsWith("The client does not trust this server's certificate")));
        Fx.await("the pane says so", () -> Fx.shows(root, text -> text.startsWith("A client does not trust the certificate")));

        Fx.press(root, "Why, and what to do");
        Fx.await("it is explained", () -> Fx.shows(certificateWindow(), "Why your browser warns"::equals));

        try (Socket client = Tls.connect(lab.plainTls().address().orElseThrow())) {
            client.getOutputStream().write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
            Fx.await("who comes in takes that away", () -> Fx.visible(root).stream()
                    .noneMatch(node -> node instanceof Button button && button.getText().equals("Why, and what to do")));
        }
        closeOthers();
    }

    @Test
    void aCertificateOfOnesOwnIsShownFromThenOnAndTheLabsAgainOnDemand() throws Exception {
        Identity own = LabCertificate.in(folder.resolve("other")).identity();
        Path file = Files.writeString(folder.resolve("own.pem"), own.pem() + pem(own.key().getEncoded()));
        open(ON, true);
        Fx.await("it listens", () -> lab.plainTls().address().isPresent() && shows("TLS:"));
        assertThat(isShown(own.certificate())).isFalse();
        Fx.press(root, "Certificate of the Plain TCP server");
        Fx.await("it is there", () -> box() != null);

        Fx.run(() -> box().take(file));

        Fx.await("the window says whose it is", () -> Fx.shows(certificateWindow(), text -> text.contains("you brought along")));
        Eventually.holds("it is shown", () -> isShown(own.certificate()));

        Fx.press(certificateWindow(), "Use the lab's own again");
        X509Certificate labs = LabCertificate.in(folder).identity().certificate();
        Eventually.holds("the lab's is shown", () -> isShown(labs));
        closeOthers();
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n";
    }

    /// Whether both servers with TLS show it.
    private boolean isShown(X509Certificate certificate) {
        return Stream.of(lab.plainTls(), lab.webSocketTls()).allMatch(server -> {
            if (server.address().isEmpty()) {
                return false;
            }
            try (SSLSocket client = (SSLSocket) Tls.connect(server.address().get())) {
                return client.getSession().getPeerCertificates()[0].equals(certificate);
            } catch (IOException | GeneralSecurityException e) {
                return false; // it is just starting again
            }
        });
    }

    private Node certificateWindow() {
        return Window.getWindows().stream()
                .filter(other -> other != stage)
                .map(other -> other.getScene().getRoot())
                .findFirst()
                .orElseThrow();
    }

    private OwnCertificateBox box() {
        return Fx.visible(certificateWindow()).stream()
                .filter(OwnCertificateBox.class::isInstance)
                .map(OwnCertificateBox.class::cast)
                .findFirst()
                .orElse(null);
    }

    private void closeOthers() {
        Fx.run(() -> List.copyOf(Window.getWindows()).stream()
                .filter(other -> other != stage)
                .forEach(Window::hide));
    }

    @Test
    void whatWasSaidInsideIsInARecordingOnlyWhenAskedForAndLiesOverItsRecordsAgain() throws Exception {
        open(ON, true);
        Fx.await("it listens", () -> lab.plainTls().address().isPresent() && shows("TLS:"));
        Path without = folder.resolve("without.pcapng");
        Path with = folder.resolve("with.pcapng");
        try (Socket client = Tls.connect(lab.plainTls().address().orElseThrow())) {
            client.getOutputStream().write("hello secret\r\n".getBytes(StandardCharsets.US_ASCII));
            Fx.await("the line is in the ladder", () -> shows("hello secret"));
        }
        Fx.await("the end", () -> shows("close()"));
        Fx.run(() -> window.records().save(without));
        Fx.await("it is saved", () -> Fx.shows(root, text -> text.startsWith("Saved to " + without) && !text.contains("TLS")));
        assertThat(Files.readString(without, StandardCharsets.ISO_8859_1)).doesNotContain("hello secret");

        CheckMenuItem keep = Fx.get(() -> Fx.visible(root).stream()
                .flatMap(node -> node instanceof FileMenu menu ? menu.getItems().stream() : Stream.empty())
                .flatMap(item -> item instanceof CheckMenuItem check ? Stream.of(check) : Stream.empty())
                .findFirst()
                .orElseThrow());
        assertThat(Fx.<Boolean>get(keep::isSelected)).isFalse();
        Fx.run(() -> {
            keep.setSelected(true);
            keep.fire();
        });
        Fx.await("what that means", () -> Fx.shows(root, text -> text.contains("whoever opens the file can read it")));
        Fx.run(() -> window.records().record(folder.resolve("live.pcapng")));
        Fx.await("a recording says that it does", () ->
                Fx.shows(root, text -> text.startsWith("Recording 0:0") && text.endsWith(" · TLS readable")));
        assertThat(Fx.<Boolean>get(keep::isDisable)).isTrue();
        Fx.run(() -> window.records().end());
        Fx.run(() -> window.records().save(with));
        Fx.await("it is saved", () -> Fx.shows(root, text -> text.startsWith("Saved to " + with)
                && text.contains("of them for what was said inside TLS")));

        Fx.run(() -> window.files().open(with));
        Fx.await("its line and its records", () -> shows("hello secret") && shows("TLS application data")
                && shows("text, telnet inside TLS"));
        Fx.run(() -> Fx.visible(root).stream()
                .flatMap(node -> node instanceof ListView<?> rows ? Stream.of(rows) : Stream.empty())
                .forEach(rows -> rows.getSelectionModel().select(IntStream.range(0, rows.getItems().size())
                        .filter(row -> rows.getItems().get(row).toString().contains("Telnet["))
                        .findFirst()
                        .orElse(-1))));
        Fx.await("one lies over the other", () -> shows("On the way: the record that carried them")
                && Fx.shows(root, text -> text.contains("header 5 (type, version, length)")));
    }

    @Test
    void whoeverComesWithoutTlsIsNamedInARow() throws IOException {
        open(ON, true);
        Fx.await("it listens", () -> lab.plainTls().address().isPresent() && shows("TLS:"));
        try (Socket client = new Socket("127.0.0.1", lab.plainTls().address().orElseThrow().port())) {
            client.getOutputStream().write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
            Fx.await("a row says so", () -> Fx.shows(root, text -> text.startsWith("The client does not speak TLS")));
        }
    }

    @Test
    void theCertificateIsExplainedWithItsFingerprint() throws Exception {
        open(ON, true);
        Fx.await("both listen", () -> Stream.of(lab.plainTls(), lab.webSocketTls()).allMatch(server -> server.address().isPresent())
                && shows("TLS:"));
        Fx.press(root, "Certificate of the Plain TCP server");

        String fingerprint = LabCertificate.in(folder).identity().fingerprint();
        Fx.await("the fingerprint is there", () -> Window.getWindows().stream()
                .flatMap(other -> Fx.visible(other.getScene().getRoot()).stream())
                .anyMatch(node -> node instanceof TextArea area && area.getText().equals(fingerprint)));
        assertThat(Fx.visible(certificateWindow()).stream()
                        .map(node -> node instanceof TextArea area ? area.getText() : "")
                        .filter(text -> text.startsWith("wirelight certificate")))
                .containsExactly("wirelight certificate > lab.pem\n"
                        + "curl --cacert lab.pem https://localhost:" + lab.webSocketTls().address().orElseThrow().port() + "/\n"
                        + "openssl s_client -CAfile lab.pem -verify_return_error -connect localhost:"
                        + lab.plainTls().address().orElseThrow().port());
        closeOthers();
    }

    @Test
    void ofACertificateThatIsOutOfTimeThatIsSaidFirstAndNobodyIsSentPastTheWarning() throws Exception {
        explainsFirst(OutOfTime.expired(folder), "This certificate has expired", "Its certificate has expired: clients will");
    }

    @Test
    void ofACertificateThatIsNotValidYetThatIsSaidFirst() throws Exception {
        explainsFirst(OutOfTime.notYetValid(folder), "This certificate is not valid yet", "Its certificate is not valid yet: ");
    }

    private void explainsFirst(OwnCertificate own, String heading, String remark) {
        lab.show(own);
        open(ON, true);
        Fx.await("the ladder begins with it", () -> Fx.shows(root, text -> text.startsWith(remark)));
        Fx.press(root, "Certificate of the Plain TCP server");
        Fx.await("it is explained", () -> Fx.shows(certificateWindow(), "What to do"::equals));
        assertThat(Fx.visible(certificateWindow()).stream().filter(Label.class::isInstance).map(node -> ((Label) node).getText()))
                .startsWith(heading)
                .noneMatch(text -> text.contains("go on past the warning"));
        closeOthers();
    }

    @Test
    void theWindowAndThePageOnTlsSayTheSame() throws IOException {
        open(OFF, false);
        String page = Files.readString(Path.of("docs/tls.md")).replaceAll("[`*]", "").replaceAll("\\s+", " ");
        assertThat(page).contains(CertificateWindow.WHY);
        for (String command : CertificateWindow.commands(7443, 8443).lines().toList()) {
            assertThat(page).contains(command);
        }
        assertThat(page).contains(CertificateWindow.WHERE);
        String next = CertificateWindow.NEXT;
        assertThat(page).contains(next.substring(0, next.indexOf("above")));
        assertThat(page).contains(next.substring(next.indexOf("then go on")));
    }

    /// A client that trusts everybody, as `openssl s_client` does.
    private static final class Tls {
        static Socket connect(Address address) throws GeneralSecurityException, IOException {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new X509TrustManager() {
                @Override
                public void checkClientTrusted(X509Certificate[] chain, String kind) {}

                @Override
                public void checkServerTrusted(X509Certificate[] chain, String kind) {}

                @Override
                public X509Certificate[] getAcceptedIssuers() {
                    return new X509Certificate[0];
                }
            }}, null);
            return context.getSocketFactory().createSocket("127.0.0.1", address.port());
        }
    }
}
