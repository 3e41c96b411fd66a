package dev.wirelight.peers;

import static dev.wirelight.peers.ComparedFields.bytes;
import static dev.wirelight.peers.ComparedFields.in;
import static dev.wirelight.peers.ComparedFields.number;
import static dev.wirelight.peers.ComparedFields.row;
import static dev.wirelight.peers.ComparedFields.text;

import dev.wirelight.peers.ComparedFields.As;
import dev.wirelight.peers.ComparedFields.Row;
import java.util.ArrayList;
import java.util.List;

/// The fields of TLS that tshark and Wirelight both have.
final class ComparedTlsFields {
    private ComparedTlsFields() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(List.of(
                // In TLS 1.3 tshark calls the type of an encrypted record opaque.
                number("tls.record.content_type|tls.record.opaque_type", "tls", "/type"),
                number("tls.record.version", "tls", "/legacy_record_version"),
                number("tls.record.length", "tls", "/length"),
                number("tls.handshake.type", "tls", "msg_type"),
                row("tls.handshake.length", As.NUMBER, in("tls", line -> ComparedFields.matching(line, "length").stream()
                        .filter(field -> field.path().size() == 2)
                        .map(ComparedFields::asNumber)
                        .toList())),
                number("tls.handshake.version", "tls", "legacy_version"),
                bytes("tls.handshake.random", "tls", "random"),
                number("tls.handshake.ciphersuite", "tls", "CipherSuite|cipher_suite"),
                number("tls.handshake.comp_method", "tls", "CompressionMethod|legacy_compression_method"),
                bytes("tls.handshake.session_id", "tls", "legacy_session_id|legacy_session_id_echo"),
                bytes("tls.handshake.extensions_key_share_key_exchange", "tls", "key_exchange"),
                text("tls.handshake.extensions_server_name", "tls", "HostName"),
                text("tls.handshake.extensions_alpn_str", "tls", "ProtocolName")));
        for (String[] names : new String[][] {
            {"tls.handshake.extension.type", "extension_type"},
            {"tls.handshake.extension.len", "extension_data length"},
            {"tls.handshake.extensions_length", "extensions length"},
            {"tls.handshake.cipher_suites_length", "cipher_suites length"},
            {"tls.handshake.extensions_server_name_list_len", "server_name_list length"},
            {"tls.handshake.extensions_server_name_type", "name_type"},
            {"tls.handshake.extensions_server_name_len", "HostName length"},
            {"tls.handshake.extensions_alpn_len", "protocol_name_list length"},
            {"tls.handshake.extensions_alpn_str_len", "ProtocolName length"},
            {"tls.alert_message.level", "level"},
            {"tls.alert_message.desc", "description"},
            {"tls.handshake.certificates_length", "certificate_list length"},
            {"tls.handshake.certificate_length", "ASN.1Cert length"},
            {"tls.handshake.server_curve_type", "curve_type"},
            {"tls.handshake.server_named_curve", "namedcurve"},
            {"tls.handshake.server_point_len", "public length"},
            {"tls.handshake.sig_len", "signature length"},
            {"tls.handshake.client_point_len", "ecdh_Yc length"},
            {"tls.handshake.session_ticket_lifetime_hint", "ticket_lifetime_hint"},
            {"tls.handshake.session_ticket_length", "ticket length"},
            {"tls.handshake.session_id_length", "legacy_session_id length|legacy_session_id_echo length"},
            {"tls.handshake.comp_methods_length", "legacy_compression_methods length"},
            {"tls.handshake.extensions_supported_groups_length", "named_group_list length"},
            {"tls.handshake.extensions_supported_group", "NamedGroup"},
            {"tls.handshake.extensions_ec_point_formats_length", "ec_point_format_list length"},
            {"tls.handshake.extensions_ec_point_format", "ECPointFormat"},
            {"tls.handshake.sig_hash_alg_len", "supported_signature_algorithms length"},
            {"tls.handshake.sig_hash_alg", "SignatureScheme|algorithm"},
            {"tls.handshake.extensions_key_share_client_length", "client_shares length"},
            {"tls.handshake.extensions_key_share_group", "group|selected_group"},
            {"tls.handshake.extensions_key_share_key_exchange_length", "key_exchange length"},
            {"tls.handshake.extensions.supported_versions_len", "versions length"},
            {"tls.handshake.extensions.supported_version", "ProtocolVersion|selected_version"},
            {"tls.extension.psk_ke_modes_length", "ke_modes length"},
            {"tls.extension.psk_ke_mode", "PskKeyExchangeMode"},
            {"tls.handshake.extensions_reneg_info_len", "renegotiated_connection length"}
        }) {
            rows.add(number(names[0], "tls", names[1]));
        }
        rows.add(bytes("tls.handshake.certificate", "tls", "ASN.1Cert"));
        rows.add(bytes("tls.handshake.server_point", "tls", "public"));
        rows.add(bytes("tls.handshake.sig", "tls", "signature"));
        rows.add(bytes("tls.handshake.client_point", "tls", "ecdh_Yc"));
        rows.add(bytes("tls.handshake.session_ticket", "tls", "ticket"));
        return rows;
    }
}
