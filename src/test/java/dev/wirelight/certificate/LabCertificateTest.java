package dev.wirelight.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LabCertificateTest {
    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("a/b");
    }

    @Test
    void itIsForThisComputerAloneAndForThirtyDays() throws Exception {
        Instant before = Instant.now();
        Identity made = LabCertificate.in(data()).identity();
        X509Certificate certificate = made.certificate();

        assertThat(made.names()).startsWith("localhost", "127.0.0.1", "::1").hasSizeBetween(3, 4);
        assertThat(made.chain()).hasSize(1);
        assertThat(certificate.getBasicConstraints()).as("it can sign no other").isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getKeyUsage()).startsWith(true, false, false, false, false, false);
        assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength()).isEqualTo(256);
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getNotBefore().toInstant()).isBefore(before);
        assertThat(made.validUntil()).isBetween(before.plus(Duration.ofDays(29)), before.plus(Duration.ofDays(30)));
        assertThat(KeyPairs.belongTogether(made)).isTrue();
        assertThat(made.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other rights")
    void onlyItsOwnerCanReadTheKey() throws Exception {
        LabCertificate lab = LabCertificate.in(data());
        lab.identity();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lab.file()))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data()))).isEqualTo("rwx------");
        try (Stream<Path> left = Files.list(data())) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("tls.p12", "tls.lock");
        }
    }

    @Test
    void theSecondTimeItIsTheSame() throws Exception {
        LabCertificate lab = LabCertificate.in(data());
        assertThat(lab.present()).isEmpty();

        X509Certificate first = lab.identity().certificate();

        assertThat(lab.identity().certificate()).isEqualTo(first);
        assertThat(LabCertificate.in(data()).present()).contains(first);
    }

    @Test
    void whenItHasNearlyRunOutItIsMadeAnew() throws Exception {
        X509Certificate first = LabCertificate.in(data()).identity().certificate();
        Clock soon = Clock.fixed(Instant.now().plus(Duration.ofDays(26)), ZoneOffset.UTC);
        Clock late = Clock.fixed(Instant.now().plus(Duration.ofDays(27).plusHours(1)), ZoneOffset.UTC);

        assertThat(LabCertificate.in(data(), soon).identity().certificate()).isEqualTo(first);
        assertThat(LabCertificate.in(data(), late).present()).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other rights")
    void aKeyThatOthersCouldReadIsReplaced() throws Exception {
        LabCertificate lab = LabCertificate.in(data());
        X509Certificate first = lab.identity().certificate();
        Files.setPosixFilePermissions(lab.file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(lab.present()).isEmpty();
        assertThat(lab.identity().certificate()).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lab.file()))).isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoneIsReplaced() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("tls.p12"), "this is not PKCS#12");

        assertThat(LabCertificate.in(data()).identity().names()).contains("localhost");
    }

    @Test
    void aFolderThatCannotBeIsExplained() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> LabCertificate.in(file.resolve("data")).identity())
                .isInstanceOf(CertificateTrouble.class)
                .hasMessageContaining("cannot be kept in " + file.resolve("data"))
                .hasMessageContaining("--tls-cert");
    }

    @Test
    void everySystemHasItsOwnPlace() {
        assertThat(DataFolder.of("Linux", "/home/ada", Map.of())).isEqualTo(Path.of("/home/ada/.local/share/wirelight"));
        assertThat(DataFolder.of("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/wirelight"));
        assertThat(DataFolder.of("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "data")))
                .isEqualTo(Path.of("/home/ada/.local/share/wirelight"));
        assertThat(DataFolder.of("Mac OS X", "/Users/ada", Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/Users/ada/Library/Application Support/Wirelight"));
        assertThat(DataFolder.of("Windows 11", "/home", Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local/Wirelight"));
    }
}
