package dev.wirelight.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The certificate that the lab makes for itself when it first needs one, and again when that has nearly run out.
///
/// No authority has signed it but its own key, so a browser warns: it cannot know whose server this is. It is for this
/// computer alone (localhost, 127.0.0.1, ::1 and the computer's name), and not for long. The key never leaves the file
/// in this user's folder, which only this user can read.
public final class LabCertificate implements ServerCertificate {
    static final String FILE = "tls.p12";
    static final String ALIAS = "wirelight";
    /// PKCS#12 wants one. It guards nothing: that is what the rights to the file are for.
    static final String PASSWORD = "wirelight";

    static final int DAYS = 30;
    private static final Duration LEAST_LEFT = Duration.ofDays(3);
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path folder;
    private final Clock clock;

    private LabCertificate(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// That of the user who runs this program.
    public static LabCertificate ofThisUser() {
        return in(DataFolder.ofThisUser());
    }

    /// One that is kept in this folder, which need not be there yet.
    public static LabCertificate in(Path folder) {
        return new LabCertificate(folder, Clock.systemUTC());
    }

    static LabCertificate in(Path folder, Clock clock) {
        return new LabCertificate(folder, clock);
    }

    /// The file with certificate and key.
    public Path file() {
        return folder.resolve(FILE);
    }

    @Override
    public Identity identity() throws CertificateTrouble {
        synchronized (ONE_AT_A_TIME) {
            try {
                PrivateFile.makeFolder(folder);
                // Another process may have the same in mind.
                try (FileChannel lock = FileChannel.open(
                                folder.resolve("tls.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var _ = lock.lock()) {
                    Optional<Identity> kept = kept();
                    return kept.isPresent() ? kept.get() : make();
                }
            } catch (IOException e) {
                throw new CertificateTrouble("A certificate is needed for TLS, and it cannot be kept in " + folder + ": "
                        + e + ". Make that folder writable, or bring a certificate of your own with --tls-cert.", e);
            }
        }
    }

    /// The certificate that is there now, if it is still good: whoever holds this knows its server.
    public Optional<X509Certificate> present() {
        return kept().map(Identity::certificate);
    }

    /// What is in the file, unless it is to be replaced: it is about to run out, this computer has another name by now,
    /// or others could read the key.
    private Optional<Identity> kept() {
        try (InputStream in = Files.newInputStream(file())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : store.getCertificateChain(ALIAS)) {
                chain.add((X509Certificate) certificate);
            }
            Identity identity = new Identity((PrivateKey) store.getKey(ALIAS, PASSWORD.toCharArray()), chain);
            boolean lasts = identity.validUntil().isAfter(clock.instant().plus(LEAST_LEFT));
            boolean fits = identity.names().containsAll(names());
            return lasts && fits && !PrivateFile.isOpenToOthers(file()) ? Optional.of(identity) : Optional.empty();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty(); // there is none, or it is of no use: a new one takes its place
        }
    }

    private Identity make() throws IOException, CertificateTrouble {
        // Into a folder of its own, since nobody may look at the file before its rights are set.
        Path fresh = Files.createTempDirectory(folder, "new");
        try {
            Path file = fresh.resolve(FILE);
            Keytool.makeIdentity(file, names());
            PrivateFile.keepToOwner(file);
            Files.move(file, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            try (Stream<Path> left = Files.list(fresh)) {
                for (Path path : left.toList()) {
                    Files.delete(path);
                }
            }
            Files.delete(fresh);
        }
        return kept().orElseThrow(() -> new CertificateTrouble(
                "The certificate that was just made cannot be read: " + file() + ". Delete that file and try again."));
    }

    /// For whom it is.
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
        try {
            String computer = InetAddress.getLocalHost().getHostName();
            if (computer.length() <= 253 && computer.matches("[A-Za-z][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)*") && !names.contains(computer)) {
                names.add(computer);
            }
        } catch (UnknownHostException e) {
            // It has no name that others could use either.
        }
        return names;
    }
}
