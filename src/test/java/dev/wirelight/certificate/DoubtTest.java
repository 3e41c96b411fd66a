package dev.wirelight.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoubtTest {
    @TempDir
    private Path folder;

    /// Makes a certificate with the JDK's keytool, valid for a day from now.
    private Identity made(String names) throws Exception {
        Path file = folder.resolve("made.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "one", "-keyalg", "EC", "-dname", "CN=one", "-validity", "1",
                        "-ext", "SAN=" + names, "-keystore", file.toString(), "-storepass", "123456")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return new OwnCertificate(file, Optional.empty(), "123456").identity();
    }

    private static List<Doubt.Kind> kinds(Identity identity, String host, Instant now) {
        return Doubt.about(identity, host, now).stream().map(Doubt::kind).toList();
    }

    @Test
    void theLabsOwnIsDoubtedForItsSignatureAlone() throws Exception {
        Identity own = LabCertificate.in(folder).identity();

        assertThat(kinds(own, "127.0.0.1", Instant.now())).containsExactly(Doubt.Kind.SIGNED_BY_ITSELF);
    }

    @Test
    void whatIsWrongWithTimeAndNameIsSaid() throws Exception {
        Identity other = made("dns:other.example");
        Instant later = other.validUntil().plus(Duration.ofDays(2));

        assertThat(kinds(other, "127.0.0.1", Instant.now())).containsExactly(Doubt.Kind.NAME, Doubt.Kind.SIGNED_BY_ITSELF);
        assertThat(kinds(other, "other.example", Instant.now())).containsExactly(Doubt.Kind.SIGNED_BY_ITSELF);
        assertThat(Doubt.about(other, "127.0.0.1", later))
                .extracting(Doubt::words)
                .element(0).asString().startsWith("It is no longer valid: it expired on ");
        assertThat(Doubt.about(other, "127.0.0.1", Instant.EPOCH))
                .extracting(Doubt::words)
                .element(0).asString().startsWith("It is not valid before ");
        assertThat(Doubt.about(other, "127.0.0.1", later))
                .extracting(Doubt::words)
                .contains("It is for other.example alone, and not for an address such as 127.0.0.1.");
    }
}
