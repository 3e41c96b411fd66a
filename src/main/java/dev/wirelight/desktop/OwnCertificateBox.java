package dev.wirelight.desktop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.certificate.CertificateTrouble;
import dev.wirelight.certificate.OwnCertificate;
import dev.wirelight.certificate.ServerCertificate;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Lets the learner choose a certificate for the servers with TLS. Asks for its password or its key where it needs one.
final class OwnCertificateBox extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final String WORDS = mark(
            """
            PEM with the key, or PKCS#12 (.p12, .pfx). It is used until Wirelight is closed and remembered no longer than that; \
            neither file nor password is copied. Ports with TLS that are open start again, which disconnects their clients. \
            The built-in clients trust it if an authority that Java knows has signed it. \
            In a terminal: wirelight serve --tls --tls-cert FILE""");

    private final Background background;
    private final Consumer<Optional<OwnCertificate>> use;
    private final Label said = CertificateWindow.wrapped("");
    private final PasswordField password = new PasswordField();
    private final HBox passwordRow = new HBox(password, new Button());
    private final Button keyButton;
    private Runnable asked = () -> {};
    private Optional<Path> file = Optional.empty();
    private Optional<Path> key = Optional.empty();

    /// @param now what the servers show now
    /// @param use gets what they are to show; nothing for what they showed at first
    OwnCertificateBox(ServerCertificate now, Background background, Consumer<Optional<OwnCertificate>> use) {
        this.background = background;
        this.use = use;
        getStyleClass().add("certificate-help");
        Button choose = Icons.button(
                "file-plus", say("Use one of your own …"), say("Choose its file"), () -> ask(say("The certificate"), this::take));
        keyButton = Icons.button(
                "key", say("Choose the file with its key …"), say("PEM, without a password"), () -> ask(say("The key"), this::takeKey));
        HBox buttons = row(choose);
        if (now instanceof OwnCertificate) {
            buttons.getChildren().add(Icons.button(
                    "rotate-ccw",
                    say("Use the lab's own again"),
                    say("The certificate that the lab made by itself"),
                    () -> use.accept(Optional.empty())));
        }
        password.setPromptText(say("Password of the file"));
        password.setAccessibleText(say("Password of the certificate's file"));
        password.setOnAction(_ -> attempt());
        Button open = Icons.button("unlock", say("Open it"), say("Opens the file with this password"), this::attempt);
        passwordRow.getChildren().set(1, open);
        passwordRow.getStyleClass().add("tool-line");
        passwordRow.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(CertificateWindow.wrapped(say(WORDS)), buttons, said, passwordRow, keyButton);
        show(said, false);
        show(passwordRow, false);
        show(keyButton, false);
    }

    /// @param then told when something more is asked or said, which takes room
    void onAsked(Runnable then) {
        asked = then;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("tool-line");
        return row;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void ask(String title, Consumer<Path> then) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(say("Certificates and keys"), "*.pem", "*.crt", "*.cer", "*.key", "*.p12", "*.pfx"),
                        new FileChooser.ExtensionFilter(say("All files"), "*"));
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toPath).ifPresent(then);
    }

    /// Uses a file, or says what is missing.
    void take(Path chosen) {
        file = Optional.of(chosen);
        key = Optional.empty();
        password.clear();
        show(passwordRow, false);
        show(keyButton, false);
        attempt();
    }

    /// Uses a key beside the file.
    void takeKey(Path chosen) {
        key = Optional.of(chosen);
        attempt();
    }

    private void attempt() {
        file.map(chosen -> new OwnCertificate(chosen, key, password.getText())).ifPresent(own -> background.run(
                () -> {
                    own.identity().serverContext();
                    return own;
                },
                usable -> use.accept(Optional.of(usable)),
                this::tell));
    }

    private void tell(Exception failure) {
        CertificateTrouble.Need need =
                failure instanceof CertificateTrouble trouble ? trouble.need() : CertificateTrouble.Need.NOTHING;
        String what = failure instanceof CertificateTrouble trouble ? trouble.what() : String.valueOf(failure.getMessage());
        said.setText(
                switch (need) {
                    case NOTHING -> what;
                    case KEY -> say("%s Choose the file that has it.", what);
                    case PASSWORD -> password.getText().isEmpty()
                            ? say("%s is locked with a password.", name())
                            : say("That is not the password of %s.", name());
                });
        said.pseudoClassStateChanged(BAD, need == CertificateTrouble.Need.NOTHING);
        show(said, true);
        show(passwordRow, need == CertificateTrouble.Need.PASSWORD);
        show(keyButton, need == CertificateTrouble.Need.KEY);
        asked.run();
        if (need == CertificateTrouble.Need.PASSWORD) {
            password.requestFocus();
            password.selectAll();
        }
    }

    private String name() {
        return file.map(chosen -> String.valueOf(chosen.getFileName())).orElse(say("The file"));
    }
}
