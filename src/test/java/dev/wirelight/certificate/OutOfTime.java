package dev.wirelight.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Certificates for 127.0.0.1 whose one day is over, or has not begun.
public final class OutOfTime {
    private static final String PASSWORD = "123456";

    private OutOfTime() {}

    public static OwnCertificate expired(Path folder) throws IOException, InterruptedException {
        return from("-10d", folder);
    }

    public static OwnCertificate notYetValid(Path folder) throws IOException, InterruptedException {
        return from("+10d", folder);
    }

    private static OwnCertificate from(String start, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("from" + start + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=own", "-startdate", start,
                        "-validity", "1", "-ext", "SAN=ip:127.0.0.1", "-keystore", file.toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return new OwnCertificate(file, Optional.empty(), PASSWORD);
    }
}
