package dev.wirelight.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.tls.TlsContext;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private static final int AES_128_GCM = 0x1301;
    private static final int AES_128_CCM_8 = 0x1305;
    private static final int ECDHE_AES_128_GCM = 0xc02b;
    private static final int ECDHE_CHACHA20 = 0xcca9;
    private static final int ECDHE_AES_128_CBC = 0xc009;

    private static Protection of(int version, int suite) {
        return Protection.of(new TlsContext(version, suite, true));
    }

    @Test
    void sixBytesOfJavaInARecordOf39AreFollowedByOneForTheKindAnd16ZerosOfPadding() {
        assertThat(of(TlsContext.TLS_1_3, AES_128_GCM).most(39)).isEqualTo(22);
        assertThat(of(TlsContext.TLS_1_3, AES_128_GCM).padding(39, 6)).hasValue(16);
    }

    @Test
    void sixBytesOfOpensslHaveNoPadding() {
        assertThat(of(TlsContext.TLS_1_3, AES_128_GCM).padding(23, 6)).hasValue(0);
    }

    @Test
    void aShortTagLeavesRoomForMore() {
        assertThat(of(TlsContext.TLS_1_3, AES_128_CCM_8).most(39)).isEqualTo(30);
    }

    @Test
    void tls12HasANonceWithSomeCipherSuitesAndNeverPaddingOfThisKind() {
        assertThat(of(TlsContext.TLS_1_2, ECDHE_AES_128_GCM).most(30)).isEqualTo(6);
        assertThat(of(TlsContext.TLS_1_2, ECDHE_CHACHA20).most(30)).isEqualTo(14);
        assertThat(of(TlsContext.TLS_1_2, ECDHE_AES_128_CBC).most(30)).isEqualTo(30);
        assertThat(of(TlsContext.TLS_1_2, ECDHE_AES_128_GCM).padding(30, 6)).isEmpty();
    }

    @Test
    void whereTheCipherSuiteIsNotKnownNothingIsMadeUp() {
        assertThat(of(TlsContext.UNKNOWN, TlsContext.UNKNOWN).most(39)).isEqualTo(39);
        assertThat(of(TlsContext.TLS_1_3, TlsContext.UNKNOWN).padding(39, 6)).isEmpty();
    }
}
