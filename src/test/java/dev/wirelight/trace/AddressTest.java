package dev.wirelight.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    // The examples of RFC 5952 §4 and §5 among others.
    @ParameterizedTest
    @CsvSource({
        "7f000001, 127.0.0.1",
        "ffffffff, 255.255.255.255",
        "00000000000000000000000000000001, ::1",
        "00000000000000000000000000000000, ::",
        "20010db8000000000000000000000001, 2001:db8::1",
        "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
        "20010000000000010000000000000001, 2001:0:0:1::1",
        "20010db8000000000001000000000001, 2001:db8::1:0:0:1",
        "fe800000000000000000000000000000, fe80::",
        "20010DB80AAA000100020003ABCD00EF, 2001:db8:aaa:1:2:3:abcd:ef"
    })
    void anAddressIsWrittenInItsOneForm(String bytes, String digits) throws Exception {
        byte[] ip = HexFormat.of().parseHex(bytes);
        assertThat(Address.of(ip, 80).host()).isEqualTo(digits);
        assertThat(Address.of(new InetSocketAddress(InetAddress.getByAddress(ip), 80)).host()).isEqualTo(digits);
    }
}
