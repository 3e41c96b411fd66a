package dev.wirelight.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {
    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private static Identity one;
    private static Identity other;

    @BeforeAll
    static void make() throws Exception {
        one = LabCertificate.in(made.resolve("one")).identity();
        other = LabCertificate.in(made.resolve("other")).identity();
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    private static String certificate(Identity identity) throws CertificateEncodingException {
        return pem("CERTIFICATE", identity.certificate().getEncoded());
    }

    private static String key(Identity identity) {
        return pem("PRIVATE KEY", identity.key().getEncoded());
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
    }

    @Test
    void certificateAndKeyMayStandInOnePemFileInAnyOrder() throws Exception {
        Path file = write("both.pem", "a remark\n" + key(one) + certificate(one));

        Identity read = new OwnCertificate(file, Optional.empty(), "").identity();

        assertThat(read.key()).isEqualTo(one.key());
        assertThat(read.chain()).containsExactly(one.certificate());
        assertThat(read.serverContext()).isNotNull();
    }

    @Test
    void certificatesThatAreNoChainAreFoundOut() throws Exception {
        Path file = write("both.pem", key(one) + certificate(one) + certificate(other));

        assertThatThrownBy(() -> new OwnCertificate(file, Optional.empty(), "").identity())
                .isInstanceOf(CertificateTrouble.class)
                .hasMessageContaining("Certificate 2 in " + file);
    }

    @Test
    void orInTwo() throws Exception {
        Path file = write("cert.pem", certificate(one));
        Path key = write("key.pem", key(one));

        assertThat(new OwnCertificate(file, Optional.of(key), "").identity().certificate()).isEqualTo(one.certificate());
        assertThatThrownBy(() -> new OwnCertificate(file, Optional.empty(), "").identity())
                .hasMessageContaining("There is no private key in " + file)
                .hasMessageContaining("--tls-key");
    }

    @Test
    void orInPkcs12() throws Exception {
        Path file = LabCertificate.in(made.resolve("one")).file();

        assertThat(new OwnCertificate(file, Optional.empty(), LabCertificate.PASSWORD).identity()).isEqualTo(one);
        assertThatThrownBy(() -> new OwnCertificate(file, Optional.empty(), "wrong").identity())
                .isInstanceOf(CertificateTrouble.class)
                .hasMessageStartingWith("The password given is not that of " + file)
                .hasMessageContaining("WIRELIGHT_TLS_PASSWORD");
        assertThatThrownBy(() -> new OwnCertificate(file, Optional.empty(), "").identity())
                .hasMessageStartingWith(file + " is locked with a password. Put its password into")
                .hasMessageContaining("WIRELIGHT_TLS_PASSWORD");
    }

    @Test
    void aKeyThatBelongsToAnotherCertificateIsFoundOut() throws Exception {
        Path file = write("both.pem", certificate(one) + key(other));

        assertThatThrownBy(() -> new OwnCertificate(file, Optional.empty(), "").identity())
                .isInstanceOf(CertificateTrouble.class)
                .hasMessageContaining("is for another key");
    }

    @Test
    void whatCannotBeReadIsExplained() throws Exception {
        Path empty = write("empty.pem", "");
        Path encrypted = write("encrypted.pem", certificate(one) + "-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        Path broken = write("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + key(one));
        Path endless = write("endless.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n");

        assertThatThrownBy(() -> new OwnCertificate(folder.resolve("none"), Optional.empty(), "").identity())
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> new OwnCertificate(empty, Optional.empty(), "").identity())
                .hasMessageContaining("There is no certificate in");
        assertThatThrownBy(() -> new OwnCertificate(encrypted, Optional.empty(), "").identity())
                .hasMessageContaining("openssl pkcs8 -topk8 -nodes");
        assertThatThrownBy(() -> new OwnCertificate(broken, Optional.empty(), "").identity())
                .isInstanceOf(CertificateTrouble.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> new OwnCertificate(endless, Optional.empty(), "").identity())
                .isInstanceOf(CertificateTrouble.class)
                .hasMessageContaining(endless + " has no end");
        Path spoilt = write("spoilt.pem", "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> new OwnCertificate(spoilt, Optional.empty(), "").identity())
                .isInstanceOf(CertificateTrouble.class)
                .hasMessageContaining(spoilt + " is no Base64");
    }
}
