package akashi.core.wire;

/** The registries of IANA for TLS, as far as they are met in practice. */
final class Registries {

    static final Registry VERSIONS = Registry.of("""
            0300 SSL 3.0
            0301 TLS 1.0
            0302 TLS 1.1
            0303 TLS 1.2
            0304 TLS 1.3""");

    static final Registry MESSAGES = Registry.of("""
            00 HelloRequest
            01 ClientHello
            02 ServerHello
            04 NewSessionTicket
            08 EncryptedExtensions
            0b Certificate
            0c ServerKeyExchange
            0d CertificateRequest
            0e ServerHelloDone
            0f CertificateVerify
            10 ClientKeyExchange
            14 Finished
            16 CertificateStatus
            18 KeyUpdate""");

    static final Registry EXTENSIONS = Registry.of("""
            00 server_name
            01 max_fragment_length
            05 status_request
            0a supported_groups
            0b ec_point_formats
            0d signature_algorithms
            10 application_layer_protocol_negotiation
            11 status_request_v2
            12 signed_certificate_timestamp
            15 padding
            16 encrypt_then_mac
            17 extended_master_secret
            23 session_ticket
            29 pre_shared_key
            2a early_data
            2b supported_versions
            2c cookie
            2d psk_key_exchange_modes
            2f certificate_authorities
            31 post_handshake_auth
            32 signature_algorithms_cert
            33 key_share
            ff01 renegotiation_info""");

    static final Registry GROUPS = Registry.of("""
            17 secp256r1
            18 secp384r1
            19 secp521r1
            1d x25519
            1e x448
            0100 ffdhe2048
            0101 ffdhe3072
            0102 ffdhe4096
            0103 ffdhe6144
            0104 ffdhe8192""");

    static final Registry SCHEMES = Registry.of("""
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
            0503 ecdsa_secp384r1_sha384
            0601 rsa_pkcs1_sha512
            0603 ecdsa_secp521r1_sha512
            0804 rsa_pss_rsae_sha256
            0805 rsa_pss_rsae_sha384
            0806 rsa_pss_rsae_sha512
            0807 ed25519
            0808 ed448
            0809 rsa_pss_pss_sha256
            080a rsa_pss_pss_sha384
            080b rsa_pss_pss_sha512""");

    static final Registry SUITES = Registry.of("""
            002f TLS_RSA_WITH_AES_128_CBC_SHA
            0033 TLS_DHE_RSA_WITH_AES_128_CBC_SHA
            0035 TLS_RSA_WITH_AES_256_CBC_SHA
            0039 TLS_DHE_RSA_WITH_AES_256_CBC_SHA
            003c TLS_RSA_WITH_AES_128_CBC_SHA256
            003d TLS_RSA_WITH_AES_256_CBC_SHA256
            0032 TLS_DHE_DSS_WITH_AES_128_CBC_SHA
            0038 TLS_DHE_DSS_WITH_AES_256_CBC_SHA
            0040 TLS_DHE_DSS_WITH_AES_128_CBC_SHA256
            0067 TLS_DHE_RSA_WITH_AES_128_CBC_SHA256
            006a TLS_DHE_DSS_WITH_AES_256_CBC_SHA256
            006b TLS_DHE_RSA_WITH_AES_256_CBC_SHA256
            009c TLS_RSA_WITH_AES_128_GCM_SHA256
            009d TLS_RSA_WITH_AES_256_GCM_SHA384
            009e TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
            009f TLS_DHE_RSA_WITH_AES_256_GCM_SHA384
            00a2 TLS_DHE_DSS_WITH_AES_128_GCM_SHA256
            00a3 TLS_DHE_DSS_WITH_AES_256_GCM_SHA384
            00ff TLS_EMPTY_RENEGOTIATION_INFO_SCSV
            1301 TLS_AES_128_GCM_SHA256
            1302 TLS_AES_256_GCM_SHA384
            1303 TLS_CHACHA20_POLY1305_SHA256
            c004 TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA
            c005 TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA
            c009 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
            c00a TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
            c00e TLS_ECDH_RSA_WITH_AES_128_CBC_SHA
            c00f TLS_ECDH_RSA_WITH_AES_256_CBC_SHA
            c013 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
            c014 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
            c023 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256
            c024 TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384
            c025 TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256
            c026 TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA384
            c027 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256
            c028 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384
            c029 TLS_ECDH_RSA_WITH_AES_128_CBC_SHA256
            c02a TLS_ECDH_RSA_WITH_AES_256_CBC_SHA384
            c02b TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
            c02c TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
            c02d TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256
            c02e TLS_ECDH_ECDSA_WITH_AES_256_GCM_SHA384
            c02f TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
            c030 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
            c031 TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256
            c032 TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384
            cca8 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
            cca9 TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
            ccaa TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256""");

    static final Registry ALERTS = Registry.of("""
            00 close_notify
            0a unexpected_message
            14 bad_record_mac
            28 handshake_failure
            2a bad_certificate
            2b unsupported_certificate
            2c certificate_revoked
            2d certificate_expired
            2e certificate_unknown
            2f illegal_parameter
            30 unknown_ca
            32 decode_error
            33 decrypt_error
            46 protocol_version
            47 insufficient_security
            50 internal_error
            5a user_canceled
            70 unrecognized_name
            71 bad_certificate_status_response
            74 certificate_required""");

    private Registries() {}
}
