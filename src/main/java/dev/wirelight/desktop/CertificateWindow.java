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
import java.util.Locale;
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

    /// `docs/tls.md` says the same.
    static final String WHY =
            mark("""
            TLS proves who a server is with a certificate: “this key belongs to this name”, signed by somebody whom the \
            browser trusts. The lab makes its certificate by itself, so it is signed by nobody but itself. The browser \
            cannot know whose server this is, and says so. You can know: you started it.""");

    /// `docs/tls.md` says the same.
    static final String NEXT =
            """
            Compare the SHA-256 fingerprint that the browser shows with the one above, then go on past the warning \
            (Advanced). For wss:// a browser shows no warning that one could go past: open the https:// page of the same \
            address first.""";

    /// `docs/tls.md` says the same.
    static final String COMMANDS =
            """
            wirelight certificate > lab.pem
            curl --cacert lab.pem https://localhost:8443/
            openssl s_client -CAfile lab.pem -verify_return_error -connect localhost:7443""";

    private static final String OF_YOUR_OWN =
            mark("""
            Start the servers in a terminal with it: wirelight serve --tls --tls-cert FILE. FILE is PEM with the key, or PKCS#12 with its password in \
            the environment variable WIRELIGHT_TLS_PASSWORD; --tls-key FILE names a key in a PEM file of its own.""");

    private CertificateWindow() {}

    /// Opens it. Where there is no certificate yet it is made.
    static void show(ServerCertificate certificate, Background background, Look look, Window owner) {
        Stage stage = new Stage();
        VBox box = new VBox(wrapped(say("The certificate is looked up …")));
        box.getStyleClass().addAll("dialog-box", "panel", "certificate-help");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        Scene scene = new Scene(scroll);
        look.dress(scene);
        stage.setOnHidden(_ -> look.forget(stage));
        stage.setScene(scene);
        stage.initOwner(owner);
        stage.setTitle(say("The certificate of the servers with TLS"));
        stage.setWidth(Math.min(FIT_TO * look.em().get(), owner.getWidth()));
        stage.setHeight(Math.min(FIT_TO * look.em().get(), owner.getHeight()));
        stage.show();
        background.run(
                () -> Shown.of(certificate),
                shown -> fill(box, shown, stage),
                failure -> box.getChildren().setAll(
                        heading(say("There is no certificate")), wrapped(String.valueOf(failure.getMessage())), close(stage)));
    }

    /// What there is to say about one.
    private record Shown(String names, Instant until, String fingerprint, String pem, String madeBy, String where) {
        static Shown of(ServerCertificate certificate) throws CertificateTrouble {
            Identity identity = certificate.identity();
            return new Shown(
                    String.join(", ", identity.names()),
                    identity.validUntil(),
                    identity.fingerprint(),
                    identity.pem(),
                    switch (certificate) {
                        case LabCertificate _ -> say("The lab made it for this computer, and makes a new one by itself before it ends.");
                        case OwnCertificate _ -> say("It is the one that you brought along.");
                    },
                    switch (certificate) {
                        case LabCertificate lab -> say(
                                "In %s, which only you can read. Give the key to nobody.",
                                lab.file());
                        case OwnCertificate own -> say("In %s. Give the key to nobody.", own.keyFile().orElse(own.file()));
                    });
        }
    }

    private static void fill(VBox box, Shown shown, Stage stage) {
        TextArea print = area(shown.fingerprint(), 2, say("SHA-256 fingerprint"));
        FlowPane copies = new FlowPane(
                Icons.button("copy", say("Copy the fingerprint"), say("To compare it with what a browser shows"),
                        () -> Copied.text(shown.fingerprint())),
                Icons.button("copy", say("Copy the certificate"), say("In PEM and without its key: other programs trust it then"),
                        () -> Copied.text(shown.pem())));
        copies.getStyleClass().add("tool-flow");
        box.getChildren().setAll(
                heading(say("This is who the servers with TLS say they are")),
                wrapped(say(
                        "For %s; until %s. %s",
                        shown.names(), DAY.format(shown.until().atZone(ZoneId.systemDefault())), shown.madeBy())),
                new Label(say("SHA-256 fingerprint: two certificates with the same one are the same")), print, copies,
                heading(say("Why your browser warns")), wrapped(say(WHY)),
                heading(say("What to do")), wrapped(NEXT),
                heading(say("How a program comes to trust it")), area(COMMANDS, 3, say("Commands for a program to trust it")),
                heading(say("Where the key lies")), wrapped(shown.where()),
                heading(say("A certificate of your own")), wrapped(say(OF_YOUR_OWN)),
                close(stage));
    }

    private static Node close(Stage stage) {
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

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
