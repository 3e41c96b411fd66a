package dev.wirelight.server;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Eventually;
import dev.wirelight.Wire;
import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.ListeningSocket;
import dev.wirelight.socket.TlsTerms;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever breaks the rules of records is told so, and harms nobody else.
class TlsHostilePeersTest {
    private static final byte[] BEGINNING_OF_A_HELLO = hex("16 03 01 00 04 01 00 40 00");

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);

    @BeforeEach
    void start() throws CannotListen {
        lab.plainTls().start(Lab.LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Address plain() {
        return lab.plainTls().address().orElseThrow();
    }

    private void awaitRemark(String words) {
        Eventually.holds(words + " is remarked", () -> remarks().stream().anyMatch(text -> text.contains(words)));
    }

    /// The first bytes of a record whose rest never comes: no need to wait for it.
    @ParameterizedTest
    @CsvSource({
        "17 03 03 4e 20 00, 'says that it carries 20,000 bytes, and no TLS record may carry more than 18,432'",
        "17 03 03 ff ff 00, 'says that it carries 65,535 bytes, and no TLS record may carry more than 18,432'",
        "41 03 03 03 e8 00, What the client sent is no TLS record.",
        "16 04 03 03 e8 00, What the client sent is no TLS record."
    })
    void whatCanBeNoRecordEndsTheHandshakeAtOnce(String bytes, String words) throws Exception {
        try (Wire client = Wire.to(plain())) {
            client.send(BEGINNING_OF_A_HELLO);
            client.send(hex(bytes));

            byte[] alert = client.rest();
            assertThat(alert).startsWith(21, 3).hasSize(7);
            assertThat(alert[5]).as("fatal").isEqualTo((byte) 2);
        }
        awaitRemark(words);
        somebodyElseIsServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whatCanBeNoRecordEndsTheTalkAtOnce(String version) throws Exception {
        try (Socket socket = new Socket(Lab.LOOPBACK, plain().port());
                Wire client = TlsPeer.over(socket, plain(), version)) {
            client.send("a");
            client.expect("a");
            socket.getOutputStream().write(hex("17 03 03 4e 20 00"));

            awaitRemark("says that it carries 20,000 bytes");
            Eventually.holds("it is gone", () -> lab.plainTls().peers().isEmpty());
        }
        somebodyElseIsServed();
    }

    @Test
    void whoeverSaysThatTheCertificateIsTooOldMakesUsSayWhatToDo() throws Exception {
        try (Wire client = Wire.to(plain())) {
            client.send(BEGINNING_OF_A_HELLO);
            client.send(hex("15 03 01 00 02 02 2d"));
            client.rest();
        }
        awaitRemark("gave up, with the TLS alert certificate_expired: the certificate is no longer valid, or a clock is wrong."
                + " A server looks at its certificate when it starts: stop it and start it again");
    }

    /// Java's words hold the name twice, as text and in hexadecimal digits.
    @Test
    void aNameThatIsNoneFillsNoMemory() throws Exception {
        byte[] name = "a".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        try (SSLSocket socket = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(Lab.LOOPBACK, plain().port())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIServerName(0, name) {}));
            socket.setSSLParameters(parameters);
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
        awaitRemark("TLS failed with the client: Illegal server name");
        assertThat(remarks()).allMatch(text -> text.length() < 300);
    }

    private List<String> remarks() {
        return trace.since(Position.START, Integer.MAX_VALUE).entries().stream()
                .flatMap(entry -> entry.call() instanceof Call.Remark(String text) ? Stream.of(text) : Stream.empty())
                .toList();
    }

    private void somebodyElseIsServed() throws IOException {
        try (Wire good = TlsPeer.to(plain(), "TLSv1.3")) {
            good.send("still here");
            good.expect("still here");
        }
    }

    /// RFC 8446 §4.6.3: each KeyUpdate may ask for one in return, which whoever never reads makes wait for ever.
    @Test
    void whoAsksForNewKeysAndNeverReadsThemIsDropped() throws Exception {
        Lab strict = new Lab(trace, LabTest.limits(10, 1 << 20, Duration.ofMillis(500)));
        strict.plainTls().start(Lab.LOOPBACK, 0);
        try (Wire deaf = TlsPeer.to(strict.plainTls().address().orElseThrow(), "TLSv1.3")) {
            SSLSocket socket = (SSLSocket) deaf.socket();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5_000_000; i++) {
                            socket.startHandshake(); // after the handshake: a KeyUpdate that asks for one
                        }
                    })
                    .isInstanceOf(IOException.class);
            awaitRemark("The peer reads too slowly: one write has waited for it");
        } finally {
            strict.close();
        }
    }

    /// What was encrypted is sent, and nothing is encrypted that is not: each record counts for the one after it.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aCloseNotifyAmidALongWriteFitsTheRecordsBeforeIt(String version) throws Exception {
        TlsTerms terms = new TlsTerms(
                LabCertificate.ofThisUser().identity().serverContext(), List.of(), Duration.ofSeconds(20));
        try (ListeningSocket listening = ListeningSocket.open(trace, "test", Lab.LOOPBACK, 0);
                Socket socket = new Socket(Lab.LOOPBACK, listening.address().port());
                ConnectedSocket server = listening.accept("telnet", terms)) {
            Thread shaking = Thread.startVirtualThread(() -> {
                try {
                    server.shakeHands();
                    server.write(new byte[20_000_000], 0, 20_000_000);
                } catch (IOException e) {
                    // Here it ends, in the middle.
                }
            });
            Wire client = TlsPeer.over(socket, listening.address(), version);
            Eventually.holds("the window is full", () -> shaking.getState() == Thread.State.WAITING
                    && server.connection().flow(server.connection().side().writes()).length() > 100_000);
            Thread ending = Thread.startVirtualThread(() -> {
                try {
                    server.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            long arrived = client.socket().getInputStream().transferTo(OutputStream.nullOutputStream());

            shaking.join();
            ending.join();
            long told = server.connection().flow(server.connection().side().writes()).length();
            assertThat(arrived).isEqualTo(told).isLessThan(20_000_000);
        }
    }
}
