package dev.wirelight.desktop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.certificate.CertificateTrouble;
import dev.wirelight.certificate.Identity;
import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.certificate.OwnCertificate;
import dev.wirelight.certificate.ServerCertificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Explains the certificate that the servers with TLS show: for whom and until when it is, why a browser warns, how a
/// program comes to trust it, and where its key lies.
final class CertificateWindow {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final int FIT_TO = 54;
    private static final int HIGH = 60;
    private static final String OWN = mark("A certificate of your own");

    /// `docs/tls.md` says the same.
    static final String WHY =
            mark("""
            TLS proves who a server is with a certificate: “this key belongs to this name”, signed by somebody whom the \
            browser trusts. The lab makes its certificate by itself, so it is signed by nobody but itself. The browser \
            cannot know whose server this is, and says so. You can know: you started it.""");

    /// `docs/tls.md` says the same.
    static final String NEXT =
            mark("""
            Compare the SHA-256 fingerprint that the browser shows with the one above, then go on past the warning \
            (Advanced). For wss:// a browser shows no warning that one could go past: open the https:// page of the same \
            address first.""");

    /// `docs/tls.md` says the same.
    static final String WHERE =
            mark("""
            Chromium and Chrome show it behind “Not secure” › Certificate details, in small letters and without colons; \
            Firefox behind Advanced › View Certificate.""");

    private static final String COMMANDS =
            """
            wirelight certificate > lab.pem
            curl --cacert lab.pem https://localhost:%d/
            openssl s_client -CAfile lab.pem -verify_return_error -connect localhost:%d""";

    private static final String WHY_OWN =
            mark("""
            TLS proves who a server is with a certificate: “this key belongs to this name”, signed by somebody whom the \
            browser trusts. A browser warns where it does not know who signed yours, where the name in its address does not \
            stand in it, or where it has expired.""");

    private static final String NEXT_OUT_OF_TIME =
            mark("""
            Bring along a certificate that is valid today, or use the lab's own again: both at the end of this window. Nobody \
            should go past a warning about the time: what is out of time proves nothing. Whoever wants to know whether the \
            browser shows this one compares the SHA-256 fingerprint.""");

    private final Supplier<ServerCertificate> certificate;
    private final Consumer<Optional<OwnCertificate>> use;
    private final Supplier<String> commands;
    private final Background background;
    private final Stage stage;
    private final VBox box = new VBox(wrapped(say("The certificate is looked up …")));
    private final ScrollPane scroll = new ScrollPane(box);

    private CertificateWindow(
            Supplier<ServerCertificate> certificate,
            Consumer<Optional<OwnCertificate>> use,
            Supplier<String> commands,
            Background background,
            Stage stage) {
        this.certificate = certificate;
        this.use = use;
        this.commands = commands;
        this.background = background;
        this.stage = stage;
    }

    /// Opens it. Where there is no certificate yet it is made.
    ///
    /// @param certificate what the servers show
    /// @param use lets them show another one; nothing for what they showed at first
    /// @param commands [#commands] with the ports of now
    static void show(
            Supplier<ServerCertificate> certificate,
            Consumer<Optional<OwnCertificate>> use,
            Supplier<String> commands,
            Background background,
            Look look,
            Window owner) {
        Stage stage = new Stage();
        new CertificateWindow(certificate, use, commands, background, stage).open(look, owner);
    }

    /// The commands with which a program comes to trust the lab's certificate; `docs/tls.md` says the same of the usual ports.
    static String commands(int plainPort, int webSocketPort) {
        return COMMANDS.formatted(webSocketPort, plainPort);
    }

    private void open(Look look, Window owner) {
        box.getStyleClass().addAll("dialog-box", "panel", "certificate-help");
        scroll.setFitToWidth(true);
        Scene scene = new Scene(scroll);
        look.dress(scene);
        stage.setOnHidden(_ -> look.forget(stage));
        stage.setScene(scene);
        stage.initOwner(owner);
        stage.setTitle(say("The certificate of the servers with TLS"));
        stage.setWidth(Math.min(FIT_TO * look.em().get(), owner.getWidth()));
        stage.setHeight(Math.min(HIGH * look.em().get(), owner.getHeight()));
        stage.show();
        lookUp();
    }

    private void lookUp() {
        ServerCertificate now = certificate.get();
        background.run(
                () -> Shown.of(now),
                shown -> fill(shown, now),
                failure -> box.getChildren().setAll(
                        heading(say("There is no certificate")), wrapped(String.valueOf(failure.getMessage())),
                        heading(say(OWN)), ofYourOwn(now), close()));
    }

    private OwnCertificateBox ofYourOwn(ServerCertificate now) {
        OwnCertificateBox own = new OwnCertificateBox(now, background, chosen -> {
            use.accept(chosen);
            scroll.setVvalue(0);
            lookUp();
        });
        own.onAsked(() -> Platform.runLater(() -> scroll.setVvalue(1)));
        return own;
    }

    /// What there is to say about one.
    private record Shown(
            String names, Instant from, Instant until, String fingerprint, String pem, String madeBy, String where) {
        static Shown of(ServerCertificate certificate) throws CertificateTrouble {
            Identity identity = certificate.identity();
            return new Shown(
                    String.join(", ", identity.names()),
                    identity.validFrom(),
                    identity.validUntil(),
                    identity.fingerprint(),
                    identity.pem(),
                    switch (certificate) {
                        case LabCertificate _ -> say("The lab made it for this computer, and makes a new one by itself before it ends.");
                        case OwnCertificate _ -> say("It is the one that you brought along, until Wirelight is closed.");
                    },
                    switch (certificate) {
                        case LabCertificate lab -> say(
                                "In %s, which only you can read. Give the key to nobody.",
                                lab.file());
                        case OwnCertificate own -> say("In %s. Give the key to nobody.", own.keyFile().orElse(own.file()));
                    });
        }

        boolean hasExpired() {
            return Instant.now().isAfter(until);
        }

        boolean isForLater() {
            return Instant.now().isBefore(from);
        }

        /// What clients will refuse it for, whoever signed it.
        List<Node> outOfTime() {
            if (hasExpired()) {
                return List.of(
                        heading(say("This certificate has expired")),
                        bad(say("Its time was over on %s. Browsers and other clients refuse it, whoever signed it.", day(until))));
            }
            return isForLater()
                    ? List.of(
                            heading(say("This certificate is not valid yet")),
                            bad(say("Its time begins on %s. Until then browsers and other clients refuse it. Is this computer's"
                                    + " clock right?", day(from))))
                    : List.of();
        }
    }

    private static String day(Instant moment) {
        return DAY.format(moment.atZone(ZoneId.systemDefault()));
    }

    private static Label bad(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("bad");
        return label;
    }

    private void fill(Shown shown, ServerCertificate now) {
        TextArea print = area(shown.fingerprint(), 2, say("SHA-256 fingerprint"));
        FlowPane copies = new FlowPane(
                Icons.button("copy", say("Copy the fingerprint"), say("To compare it with what a browser shows"),
                        () -> Copied.text(shown.fingerprint())),
                Icons.button("copy", say("Copy the certificate"), say("In PEM and without its key: other programs trust it then"),
                        () -> Copied.text(shown.pem())));
        copies.getStyleClass().add("tool-flow");
        List<Node> outOfTime = shown.outOfTime();
        box.getChildren().setAll(outOfTime);
        box.getChildren().addAll(
                heading(say("This is who the servers with TLS say they are")),
                wrapped(say(
                        "For %s; until %s. %s",
                        shown.names(), day(shown.until()), shown.madeBy())),
                new Label(say("SHA-256 fingerprint: two certificates with the same one are the same")), print, copies,
                heading(say("Why your browser warns")), wrapped(now instanceof OwnCertificate ? say(WHY_OWN) : say(WHY)),
                heading(say("What to do")), wrapped(outOfTime.isEmpty() ? say(NEXT) : say(NEXT_OUT_OF_TIME)), wrapped(say(WHERE)),
                trusting(now),
                heading(say("Where the key lies")), wrapped(shown.where()),
                heading(say(OWN)), ofYourOwn(now),
                close());
    }

    /// How a program comes to trust the lab's certificate; the commands fit no other.
    private Node trusting(ServerCertificate now) {
        VBox part = new VBox();
        part.getStyleClass().add("certificate-help");
        boolean labs = now instanceof LabCertificate;
        if (labs) {
            part.getChildren().addAll(
                    heading(say("How a program comes to trust it")), area(commands.get(), 3, say("Commands for a program to trust it")));
        }
        part.setManaged(labs);
        return part;
    }

    private Node close() {
        Button close = new Button(say("Close"));
        close.setCancelButton(true);
        close.setDefaultButton(true);
        close.setOnAction(_ -> stage.close());
        return close;
    }

    private static TextArea area(String text, int rows, String name) {
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        area.setMinHeight(TextArea.USE_PREF_SIZE);
        area.getStyleClass().add("mono");
        area.setAccessibleText(name);
        return area;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
