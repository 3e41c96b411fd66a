package dev.wirelight.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `keytool`, which comes with every Java and makes certificates.
final class Keytool {
    private static final int PATIENCE_SECONDS = 60;

    private Keytool() {}

    /// Makes a key pair on the curve P-256, and a certificate for it that it signs itself.
    ///
    /// @param file to be made, in PKCS#12
    /// @param names and addresses for which the certificate is
    static void makeIdentity(Path file, List<String> names) throws IOException, CertificateTrouble {
        List<String> alternatives = names.stream()
                .map(name -> (name.contains(":") || name.matches("[0-9.]+") ? "ip:" : "dns:") + name)
                .toList();
        run(List.of(
                "-genkeypair",
                "-alias", LabCertificate.ALIAS,
                "-keyalg", "EC",
                "-groupname", "secp256r1",
                "-sigalg", "SHA256withECDSA",
                // A name of its own: else a client that trusts one lab would take another one's for a forgery of it.
                "-dname", "CN=Wirelight lab " + Integer.toHexString(new SecureRandom().nextInt()),
                // A little in the past, for a client whose clock is slow.
                "-startdate", "-1H",
                "-validity", Integer.toString(LabCertificate.DAYS),
                "-ext", "SAN=" + String.join(",", alternatives),
                "-ext", "BC:critical=ca:false",
                "-ext", "KU:critical=digitalSignature",
                "-ext", "EKU=serverAuth",
                "-storetype", "PKCS12",
                "-keystore", file.toString(),
                "-storepass", LabCertificate.PASSWORD));
    }

    private static void run(List<String> arguments) throws IOException, CertificateTrouble {
        Path home = Path.of(System.getProperty("java.home", ""), "bin");
        Path program = Files.exists(home.resolve("keytool.exe")) ? home.resolve("keytool.exe") : home.resolve("keytool");
        if (!Files.exists(program)) {
            throw new CertificateTrouble("To make a certificate, Wirelight needs the program keytool, which this Java lacks: "
                    + program + ". Use a complete Java, or bring a certificate of your own with --tls-cert.");
        }
        List<String> command = new ArrayList<>(List.of(program.toString(), "-J-Duser.language=en"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new CertificateTrouble("keytool could not make a certificate: " + said
                        + ". Bring a certificate of your own with --tls-cert.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CertificateTrouble("The certificate was not made: somebody interrupted it.");
        } finally {
            process.destroy();
        }
    }
}
