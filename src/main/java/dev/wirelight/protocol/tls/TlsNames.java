package dev.wirelight.protocol.tls;

/// The names of TLS's numbers, as the RFCs and IANA's tables write them. A number without a name becomes `unknown 0x12`.
public final class TlsNames {
    private static final CodeNames CONTENT_TYPES = CodeNames.of("""
            14 change_cipher_spec
            15 alert
            16 handshake
            17 application_data
            18 heartbeat
            """);
    private static final CodeNames VERSIONS = CodeNames.of("""
            0002 SSL 2.0
            0300 SSL 3.0
            0301 TLS 1.0
            0302 TLS 1.1
            0303 TLS 1.2
            0304 TLS 1.3
            """);
    private static final CodeNames EXTENSIONS = CodeNames.of("""
            0000 server_name
            0001 max_fragment_length
            0002 client_certificate_url
            0003 trusted_ca_keys
            0004 truncated_hmac
            0005 status_request
            0006 user_mapping
            0007 client_authz
            0008 server_authz
            0009 cert_type
            000a supported_groups
            000b ec_point_formats
            000c srp
            000d signature_algorithms
            000e use_srtp
            000f heartbeat
            0010 application_layer_protocol_negotiation
            0011 status_request_v2
            0012 signed_certificate_timestamp
            0013 client_certificate_type
            0014 server_certificate_type
            0015 padding
            0016 encrypt_then_mac
            0017 extended_master_secret
            0018 token_binding
            0019 cached_info
            001b compress_certificate
            001c record_size_limit
            0022 delegated_credential
            0023 session_ticket
            0029 pre_shared_key
            002a early_data
            002b supported_versions
            002c cookie
            002d psk_key_exchange_modes
            002f certificate_authorities
            0030 oid_filters
            0031 post_handshake_auth
            0032 signature_algorithms_cert
            0033 key_share
            0034 transparency_info
            0036 connection_id
            0039 quic_transport_parameters
            3374 next_protocol_negotiation
            4469 application_settings
            44cd application_settings
            fe0d encrypted_client_hello
            ff01 renegotiation_info
            """);
    private static final CodeNames GROUPS = CodeNames.of("""
            000d sect571k1
            000e sect571r1
            0013 secp192r1
            0015 secp224r1
            0016 secp256k1
            0017 secp256r1
            0018 secp384r1
            0019 secp521r1
            001a brainpoolP256r1
            001b brainpoolP384r1
            001c brainpoolP512r1
            001d x25519
            001e x448
            0100 ffdhe2048
            0101 ffdhe3072
            0102 ffdhe4096
            0103 ffdhe6144
            0104 ffdhe8192
            0200 MLKEM512
            0201 MLKEM768
            0202 MLKEM1024
            11eb SecP256r1MLKEM768
            11ec X25519MLKEM768
            11ed SecP384r1MLKEM1024
            6399 X25519Kyber768Draft00
            """);
    private static final CodeNames SCHEMES = CodeNames.of("""
            0101 rsa_md5
            0201 rsa_pkcs1_sha1
            0202 dsa_sha1
            0203 ecdsa_sha1
            0301 rsa_sha224
            0302 dsa_sha224
            0303 ecdsa_sha224
            0401 rsa_pkcs1_sha256
            0402 dsa_sha256
            0403 ecdsa_secp256r1_sha256
            0501 rsa_pkcs1_sha384
            0502 dsa_sha384
            0503 ecdsa_secp384r1_sha384
            0601 rsa_pkcs1_sha512
            0602 dsa_sha512
            0603 ecdsa_secp521r1_sha512
            0804 rsa_pss_rsae_sha256
            0805 rsa_pss_rsae_sha384
            0806 rsa_pss_rsae_sha512
            0807 ed25519
            0808 ed448
            0809 rsa_pss_pss_sha256
            080a rsa_pss_pss_sha384
            080b rsa_pss_pss_sha512
            081a ecdsa_brainpoolP256r1tls13_sha256
            081b ecdsa_brainpoolP384r1tls13_sha384
            081c ecdsa_brainpoolP512r1tls13_sha512
            0904 mldsa44
            0905 mldsa65
            0906 mldsa87
            """);
    private static final CodeNames ALERTS = CodeNames.of("""
            00 close_notify
            0a unexpected_message
            14 bad_record_mac
            15 decryption_failed
            16 record_overflow
            1e decompression_failure
            28 handshake_failure
            29 no_certificate
            2a bad_certificate
            2b unsupported_certificate
            2c certificate_revoked
            2d certificate_expired
            2e certificate_unknown
            2f illegal_parameter
            30 unknown_ca
            31 access_denied
            32 decode_error
            33 decrypt_error
            3c export_restriction
            46 protocol_version
            47 insufficient_security
            50 internal_error
            56 inappropriate_fallback
            5a user_canceled
            64 no_renegotiation
            6d missing_extension
            6e unsupported_extension
            6f certificate_unobtainable
            70 unrecognized_name
            71 bad_certificate_status_response
            72 bad_certificate_hash_value
            73 unknown_psk_identity
            74 certificate_required
            78 no_application_protocol
            """);

    private TlsNames() {}

    /// The type of a record, such as `handshake` (RFC 8446 §5.1).
    public static String contentType(int code) {
        return CONTENT_TYPES.of(code, 2);
    }

    /// Such as `TLS 1.2`; the number on the wire says otherwise: 0x0303 (RFC 8446 §4.1.2).
    public static String version(int code) {
        return Grease.is(code) ? Grease.NAME : VERSIONS.of(code, 4);
    }

    /// Such as `server_name` (RFC 8446 §4.2).
    public static String extension(int code) {
        return Grease.is(code) ? Grease.NAME : EXTENSIONS.of(code, 4);
    }

    /// Such as `x25519` (RFC 8446 §4.2.7).
    public static String group(int code) {
        return Grease.is(code) ? Grease.NAME : GROUPS.of(code, 4);
    }

    /// Such as `ecdsa_secp256r1_sha256` (RFC 8446 §4.2.3).
    public static String signatureScheme(int code) {
        return Grease.is(code) ? Grease.NAME : SCHEMES.of(code, 4);
    }

    /// Such as `handshake_failure` (RFC 8446 §6).
    public static String alert(int code) {
        return ALERTS.of(code, 2);
    }

    /// `warning` or `fatal` (RFC 8446 §6).
    public static String alertLevel(int code) {
        return code == 1 ? "warning" : code == 2 ? "fatal" : "unknown 0x%02x".formatted(code);
    }
}
