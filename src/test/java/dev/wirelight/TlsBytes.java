package dev.wirelight;

import static dev.wirelight.Bytes.hex;

import dev.wirelight.protocol.tls.TlsRule;
import java.util.EnumMap;
import java.util.Map;

/// TLS as OpenSSL 3.0 spoke it on loopback, record by record.
public final class TlsBytes {
    /// TLS 1.3: ClientHello for localhost with ALPN http/1.1, change_cipher_spec, two encrypted records (302 bytes).
    public static final byte[] CLIENT_1_3 = hex("""
            16030100cd010000c90303fdf0e99e6021737cd16c70b52d5f001b8828699194fb5b14d104e8e199a84182209cbcd80efa36
            9ff992d82d5af2aecf5215b35ca004ffaaa841194b7cc240e0370004130100ff0100007c0000000e000c0000096c6f63616c
            686f7374000b000403000102000a00040002001d002300000010000b000908687474702f312e310016000000170000000d00
            0400020403002b0003020304002d00020101003300260024001d0020f2d4a607dadaa0409129b5c2ec3a23c9fb6b27a69e96
            955fc49dccdafb9bf8351403030001011703030035b855cf6baeec8d2c6e71dea714a435195e6ae405ae515537daa5ad8fa1
            6acf30d30daf14be3e919ada7d4f6a0c5a47e655a3b1552a17030300175a5fe0f91ba6f78fbd1015fc0c2e893a20e7418767
            52f1
            """);

    /// TLS 1.3: ServerHello, change_cipher_spec, EncryptedExtensions and an alert, both encrypted.
    public static final byte[] SERVER_1_3 = hex("""
            160303007a02000076030349a3d284117812e7db57190a234ed1d5f0a0ba7c36e39a10903f67023d5a7702209cbcd80efa36
            9ff992d82d5af2aecf5215b35ca004ffaaa841194b7cc240e037130100002e002b0002030400330024001d00203ebf5e369c
            44fc129065cee53678201d4182cdede17190ff27a404a8374e777e140303000101170303001729f27e52a35eb4b589c1bd4c
            af67f581c82d1f9503c8b2170303001322751c908399b9c4840414ef06328911e2530f
            """);

    /// TLS 1.2: ClientHello, ClientKeyExchange, change_cipher_spec, Finished and "hello", both encrypted (238 bytes).
    public static final byte[] CLIENT_1_2 = hex("""
            1603010069010000650303db430ec2e30a97733b62ce64e51116a6f153f751fd9f48d3c333e5c8c5ac1227000004c02b00ff
            010000380000000e000c0000096c6f63616c686f7374000b000403000102000a00060004001d001700230000001600000017
            0000000d0004000204031603030025100000212005e334d4c3c70baf623d7a1e6eb84f66d04caef06cac5a078afa2193ad47
            0571140303000101160303002872bce471fde4d9a6a02d848bc2e0588b2ace6601519410377504748e55734844a61aba922c
            50ce19170303001e72bce471fde4d9a7bd861563ce784f974d0e4a8340d611e42caa5077069c
            """);

    /// TLS 1.2: ServerHello, Certificate, ServerKeyExchange, ServerHelloDone, NewSessionTicket, change_cipher_spec, Finished and an alert, both encrypted (872 bytes).
    public static final byte[] SERVER_1_2 = hex("""
            16030300410200003d03034c294a0c71f61b4b34219026c38e0dbc4aab9be03d48476330114cf32943c52800c02b000015ff
            01000100000b0004030001020023000000170000160303018b0b0001870001840001813082017d30820123a0030201020214
            126ee614ad6a8eb071db02f55a08e69dc1f6008f300a06082a8648ce3d04030230143112301006035504030c096c6f63616c
            686f7374301e170d3236313132323137303833335a170d3236313232323137303833335a30143112301006035504030c096c
            6f63616c686f73743059301306072a8648ce3d020106082a8648ce3d03010703420004ed025681e1d903fb1b35fc507df88a
            96bd2924aa142d2e27474007995ede4972a723f6f4424e06e50dd6c8fba47459c0f1eb4d32d8886d8c3affb6014dbea2e6a3
            533051301d0603551d0e04160414e2f16c55755244cd12859045c26efc3e497a2d23301f0603551d23041830168014e2f16c
            55755244cd12859045c26efc3e497a2d23300f0603551d130101ff040530030101ff300a06082a8648ce3d04030203480030
            45022100fc1b062b6b2678d80b6fc99575c2d0bdbbb2d0f726fa05c4391fc8b5601e379202203c619aad1605e3625254b8ce
            a653a25b0d6c5996f2d3002a02f5b008925b8b6e16030300730c00006f03001d20518c52490963c929f2166566b9a51b3383
            114c3e23434fe7fc7b984291f30d74040300473045022100bb36917a8642ce3124c37bb588daec9af0251a2c2586f1526892
            f6522ce86c3b02203005d6e2b5d6d33db5eeda0f5126e4fb879da7f0800350444c71e3c9dd1bcece16030300040e00000016
            030300ba040000b600001c2000b008c0d96da6bcf5c969154225d844996622c58f63795e99573e0f670d5f3198decb9f69bb
            606823c9af7218f2b82d2278be4b47653659bb896ff7c8d29a009b84fc9bea7d1363b89c0ee4b2debb3ea16014a55319c365
            d7b0074e7e02195d40b810c243dee05048fe4fa52d5cf9c66fecf99c02c104a17c69e8579ca3b0740f84ff3968c34d82647d
            8ecdff9b053a3cb5bff352ed6bff50b6294b25c5f1dbe4a8af639cdaf0a8b44e80a1f3f5b378a99814030300010116030300
            286d276f3981bbf19b1433dc0ec285538f484b36214c1bd4b3eaa90664c2fddc53bd43bcbd4b875c09150303001a6d276f39
            81bbf19c88cf3fc6a701f47ab26146bbf9d8192d9aa4
            """);

    /// A server that does not speak TLS 1.3: fatal protocol_version.
    public static final byte[] ALERT = hex("""
            15030300020246
            """);

    /// For each rule the fewest bytes that break it, sent by either end; the note stands at the last record.
    public static final Map<TlsRule, String> BROKEN = new EnumMap<>(Map.of(
            TlsRule.RECORD_TOO_LONG, "17 03 03 50 00",
            TlsRule.RECORD_TYPE_UNKNOWN, "47 45 54 20 2f",
            TlsRule.RECORD_VERSION_WRONG, "16 03 00 00 04",
            TlsRule.HANDSHAKE_RECORD_EMPTY, "16 03 03 00 00",
            TlsRule.HANDSHAKE_INTERRUPTED, "16 03 03 00 02 01 00 15 03 03 00 02 02 0a",
            TlsRule.HANDSHAKE_TYPE_UNKNOWN, "16 03 03 00 04 63 00 00 00",
            TlsRule.HELLO_MALFORMED, "16 03 03 00 06 01 00 00 02 03 03",
            TlsRule.CHANGE_CIPHER_SPEC_NOT_1, "14 03 03 00 01 02",
            TlsRule.ALERT_NOT_TWO_BYTES, "15 03 03 00 01 02"));

    private TlsBytes() {}
}
