package dev.wirelight.terminal;

import dev.wirelight.certificate.CertificateTrouble;
import dev.wirelight.certificate.Identity;
import dev.wirelight.certificate.LabCertificate;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `wirelight certificate`
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the certificate that your lab shows when it speaks TLS, so that other programs can be told to trust it:",
            "wirelight certificate > lab.pem",
            "curl --cacert lab.pem https://localhost:8443/"
        })
final class CertificateCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        try {
            LabCertificate lab = LabCertificate.ofThisUser();
            Identity identity = lab.identity();
            out.print(identity.pem());
            out.flush();
            err.println("For " + String.join(", ", identity.names()) + ", until " + identity.validUntil() + ".");
            err.println("SHA-256 fingerprint: " + identity.fingerprint());
            err.println("Key and certificate are in " + lab.file() + ", which only you can read. Give the key to nobody.");
            err.flush();
            return 0;
        } catch (CertificateTrouble e) {
            err.println(e.getMessage());
            err.flush();
            return FAILED;
        }
    }
}
