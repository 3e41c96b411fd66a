package dev.wirelight.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.certificate.Identity;
import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.certificate.OwnCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked and said when somebody brings a certificate along.
class OwnCertificateBoxTest {
    @TempDir
    private Path folder;

    private final AtomicReference<OwnCertificate> used = new AtomicReference<>();
    private Identity own;
    private OwnCertificateBox box;
    private Stage stage;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void open() throws Exception {
        own = LabCertificate.in(folder).identity();
        Fx.run(() -> {
            stage = new Stage();
            box = new OwnCertificateBox(
                    LabCertificate.in(folder), new Background(Platform::runLater), chosen -> used.set(chosen.orElseThrow()));
            stage.setScene(new Scene(box));
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
    }

    private static String key(Identity identity) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(identity.key().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private boolean says(String part) {
        return Fx.shows(box, text -> text.contains(part));
    }

    @Test
    void aCertificateWithoutItsKeyAsksForTheFileWithTheKey() throws Exception {
        Path certificate = write("own.pem", own.pem());
        Path key = write("own.key", key(own));
        assertThat(Fx.get(() -> says("Choose the file with its key"))).isFalse();

        Fx.run(() -> box.take(certificate));
        Fx.await("it asks", () -> says("There is no private key in") && says("Choose the file with its key"));
        assertThat(Fx.get(() -> says("--tls-key"))).isFalse();

        Fx.run(() -> box.takeKey(key));
        Fx.await("it is used", () -> used.get() != null);
        assertThat(used.get()).isEqualTo(new OwnCertificate(certificate, Optional.of(key), ""));
    }

    @Test
    void aKeyThatDoesNotBelongToItIsSaid() throws Exception {
        Path certificate = write("own.pem", own.pem());
        Path other = write("other.key", key(LabCertificate.in(folder.resolve("other")).identity()));

        Fx.run(() -> box.take(certificate));
        Fx.await("it asks", () -> says("There is no private key in"));
        Fx.run(() -> box.takeKey(other));

        Fx.await("it says so", () -> says("is for another key than the one in " + other));
        assertThat(used.get()).isNull();
    }

    @Test
    void aFileWithAPasswordAsksForItUntilItIsTheRightOne() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.key(), "right".toCharArray(), own.chain().toArray(X509Certificate[]::new));
        Path file = folder.resolve("own.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "right".toCharArray());
        }

        Fx.run(() -> box.take(file));
        Fx.await("it asks", () -> says("own.p12 is locked with a password"));
        type("wrong");
        Fx.await("it says so", () -> says("That is not the password of own.p12"));
        assertThat(used.get()).isNull();
        type("right");
        Fx.await("it is used", () -> used.get() != null);
    }

    private void type(String password) {
        Fx.run(() -> Fx.visible(box).stream()
                .filter(PasswordField.class::isInstance)
                .forEach(field -> ((PasswordField) field).setText(password)));
        Fx.press(box, "Open it");
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws Exception {
        Path file = write("letter.txt", "Dear teacher");

        Fx.run(() -> box.take(file));

        Fx.await("it says so", () -> says("There is no certificate in " + file));
        assertThat(used.get()).isNull();
    }
}
