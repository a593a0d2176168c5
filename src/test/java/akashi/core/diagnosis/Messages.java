package akashi.core.diagnosis;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Messages as people paste them, by who says them. */
final class Messages {

    private Messages() {}

    static Stream<Arguments> windows() {
        return Stream.of(
                windows(
                        ErrorCause.UNTRUSTED_ROOT,
                        "A certificate chain processed, but terminated in a root certificate"
                                + " which is not trusted by the trust provider."
                                + " 0x800B0109 (-2146762487 CERT_E_UNTRUSTEDROOT)"),
                windows(ErrorCause.UNTRUSTED_ROOT, "証明書チェーンは処理されましたが、信頼プロバイダーによって信頼されていないルート証明書で強制終了しました。"),
                windows(
                        ErrorCause.UNTRUSTED_ROOT,
                        "The remote certificate is invalid because of errors in the"
                                + " certificate chain: UntrustedRoot"),
                windows(
                        ErrorCause.UNTRUSTED_ROOT,
                        "System.Net.WebException: The underlying connection was closed:"
                                + " Could not establish trust relationship for the SSL/TLS secure channel."),
                windows(ErrorCause.UNTRUSTED_ROOT, "基になる接続が閉じられました: SSL/TLS のセキュリティで保護されているチャネルに対する信頼関係を確立できませんでした。"),
                windows(
                        ErrorCause.UNTRUSTED_ROOT,
                        "System.Security.Authentication.AuthenticationException: The remote"
                                + " certificate is invalid according to the validation procedure."),
                windows(
                        ErrorCause.UNTRUSTED_ROOT,
                        "A fatal alert was received from the remote endpoint. The TLS"
                                + " protocol defined fatal alert code is 48."),
                windows(
                        ErrorCause.INCOMPLETE_CHAIN,
                        "A certificate chain could not be built to a trusted root" + " authority. (0x800B010A)"),
                windows(
                        ErrorCause.EXPIRED,
                        "A required certificate is not within its validity period when verifying"
                                + " against the current system clock or the timestamp in the signed file. 0x800b0101"),
                windows(ErrorCause.EXPIRED, "SEC_E_CERT_EXPIRED (0x80090328) - The received certificate has expired."),
                windows(
                        ErrorCause.WRONG_NAME,
                        "The remote certificate is invalid according to the validation"
                                + " procedure: RemoteCertificateNameMismatch"),
                windows(
                        ErrorCause.WRONG_NAME,
                        "schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL"
                                + " (0x80090322) - The target principal name is incorrect."),
                windows(ErrorCause.WRONG_NAME, "The certificate's CN name does not match the passed value. 0x800B010F"),
                windows(ErrorCause.WRONG_USAGE, "The certificate is not valid for the requested usage. 0x800b0110"),
                windows(ErrorCause.REVOKED, "CRYPT_E_REVOKED 0x80092010 The certificate is revoked."),
                windows(
                        ErrorCause.REVOCATION_UNKNOWN,
                        "schannel: next InitializeSecurityContext failed:"
                                + " CRYPT_E_NO_REVOCATION_CHECK (0x80092012) - The"
                                + " revocation function was unable to check"
                                + " revocation for the certificate."),
                windows(
                        ErrorCause.KEY_UNREADABLE,
                        "A fatal error occurred when attempting to access the TLS server"
                                + " credential private key. The error code returned from the cryptographic module is"
                                + " 0x8009030D. The internal error state is 10001."),
                windows(
                        ErrorCause.KEY_UNREADABLE,
                        "System.Security.Cryptography.CryptographicException: Keyset does" + " not exist"),
                windows(
                        ErrorCause.NO_PRIVATE_KEY,
                        "System.NotSupportedException: The server mode SSL must use a"
                                + " certificate with the private key."),
                windows(ErrorCause.PFX_PASSWORD, "The specified network password is not correct. (0x80070056)"),
                windows(ErrorCause.PFX_PASSWORD, "入力したパスワードは間違っています。"),
                windows(ErrorCause.OLD_PROTOCOL, "The request was aborted: Could not create SSL/TLS secure channel."),
                windows(
                        ErrorCause.OLD_PROTOCOL,
                        "The client and server cannot communicate, because they do not possess"
                                + " a common algorithm"),
                windows(
                        ErrorCause.NOT_TLS,
                        "System.IO.IOException: The handshake failed due to an unexpected packet" + " format."),
                windows(
                        ErrorCause.CALLER_REFUSES,
                        "A fatal alert was received from the remote endpoint. The TLS"
                                + " protocol defined fatal alert code is 46."),
                windows(
                        ErrorCause.CLOSED,
                        "Unable to read data from the transport connection: An existing connection"
                                + " was forcibly closed by the remote host."),
                windows(
                        ErrorCause.REFUSED,
                        "No connection could be made because the target machine actively refused it"
                                + " 10.0.0.5:7563"),
                windows(ErrorCause.TIMED_OUT, "接続済みの呼び出し先が一定の時間を過ぎても正しく応答しなかったため、接続できませんでした。"),
                windows(ErrorCause.NAME_UNKNOWN, "The remote name could not be resolved: 'rec-01'"),
                arguments(ErrorCause.KEY_UNREADABLE, Maker.VMS, "The Local Security Authority cannot be contacted"),
                arguments(
                        ErrorCause.REGISTRATION_REFUSED,
                        Maker.VMS,
                        "Encryption configuration is applied, but server"
                                + " service(s) registration on the management"
                                + " server failed. The user is not authorized for"
                                + " this action…"),
                arguments(ErrorCause.REGISTRATION_REFUSED, Maker.VMS, "ServerConfigurator.exe exited with 100"),
                arguments(ErrorCause.CONFIGURATOR_BUSY, Maker.VMS, "ExitCode : -4"),
                arguments(ErrorCause.CONFIGURATOR_WORDS, Maker.VMS, "exit code: −3"),
                arguments(ErrorCause.CONFIGURATOR_FAILED, Maker.VMS, "exit code 50"),
                arguments(ErrorCause.SERVICE_STUCK, Maker.VMS, "$LASTEXITCODE = 20000"),
                arguments(ErrorCause.OWN_NAME, Maker.VMS, "終了コード 300000"),
                arguments(ErrorCause.STILL_RUNNING, Maker.VMS, "Last Run Result: 267009"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(
                        ErrorCause.UNTRUSTED_ROOT,
                        Maker.JAVA,
                        "javax.net.ssl.SSLHandshakeException: PKIX path"
                                + " building failed:"
                                + " sun.security.provider.certpath.SunCertPathBuilderException: unable to find"
                                + " valid certification path to requested target"),
                arguments(
                        ErrorCause.EXPIRED,
                        Maker.JAVA,
                        "PKIX path validation failed: java.security.cert.CertPath"
                                + "ValidatorException: validity check failed Caused"
                                + " by: java.security.cert.CertificateExpired"
                                + "Exception: NotAfter: Tue Nov 24 12:00:00 JST 2026"),
                arguments(
                        ErrorCause.NOT_YET_VALID,
                        Maker.JAVA,
                        "validity check failed … java.security.cert"
                                + ".CertificateNotYetValidException: NotBefore: Tue Nov 24 12:00:00 JST 2026"),
                arguments(
                        ErrorCause.WRONG_NAME,
                        Maker.JAVA,
                        "java.security.cert.CertificateException: No subject"
                                + " alternative DNS name matching rec-01.site.example found."),
                arguments(
                        ErrorCause.WRONG_NAME,
                        Maker.JAVA,
                        "No subject alternative names matching IP address" + " 10.0.0.5 found"),
                arguments(ErrorCause.NO_ALTERNATIVE_NAME, Maker.JAVA, "No subject alternative names present"),
                arguments(
                        ErrorCause.ISSUER_NO_AUTHORITY,
                        Maker.JAVA,
                        "basic constraints check failed: this is not a CA" + " certificate"),
                arguments(
                        ErrorCause.NOT_TLS,
                        Maker.JAVA,
                        "javax.net.ssl.SSLException: Unsupported or unrecognized SSL" + " message"),
                arguments(ErrorCause.OLD_PROTOCOL, Maker.JAVA, "Received fatal alert: handshake_failure"),
                arguments(ErrorCause.CALLER_REFUSES, Maker.JAVA, "Received fatal alert: certificate_unknown"),
                arguments(ErrorCause.NAME_UNKNOWN, Maker.JAVA, "java.net.UnknownHostException: rec-01"),
                arguments(
                        ErrorCause.UNTRUSTED_ROOT,
                        Maker.CHROMIUM,
                        "この接続ではプライバシーが保護されません" + " NET::ERR_CERT_AUTHORITY_INVALID"),
                arguments(ErrorCause.WRONG_NAME, Maker.CHROMIUM, "NET::ERR_CERT_COMMON_NAME_INVALID"),
                arguments(ErrorCause.EXPIRED, Maker.CHROMIUM, "NET::ERR_CERT_DATE_INVALID"),
                arguments(ErrorCause.TOO_LONG, Maker.CHROMIUM, "NET::ERR_CERT_VALIDITY_TOO_LONG"),
                arguments(
                        ErrorCause.NOT_TLS,
                        Maker.CHROMIUM,
                        "mobile-01 sent an invalid response." + " ERR_SSL_PROTOCOL_ERROR"),
                arguments(ErrorCause.REFUSED, Maker.CHROMIUM, "ERR_CONNECTION_REFUSED"),
                arguments(ErrorCause.NAME_UNKNOWN, Maker.CHROMIUM, "DNS_PROBE_FINISHED_NXDOMAIN"),
                arguments(ErrorCause.UNTRUSTED_ROOT, Maker.FIREFOX, "Error code: SEC_ERROR_UNKNOWN_ISSUER"),
                arguments(ErrorCause.SELF_SIGNED, Maker.FIREFOX, "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT"),
                arguments(ErrorCause.WRONG_NAME, Maker.FIREFOX, "エラーコード: SSL_ERROR_BAD_CERT_DOMAIN"),
                arguments(ErrorCause.CA_EXPIRED, Maker.FIREFOX, "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE"),
                arguments(ErrorCause.NOT_TLS, Maker.FIREFOX, "SSL_ERROR_RX_RECORD_TOO_LONG"),
                arguments(
                        ErrorCause.UNTRUSTED_ROOT,
                        Maker.OPENSSL,
                        "verify error:num=20:unable to get local issuer" + " certificate"),
                arguments(
                        ErrorCause.UNTRUSTED_ROOT,
                        Maker.OPENSSL,
                        "verify error:num=19:self-signed certificate in" + " certificate chain"),
                arguments(
                        ErrorCause.INCOMPLETE_CHAIN,
                        Maker.OPENSSL,
                        "Verify return code: 21 (unable to verify the" + " first certificate)"),
                arguments(ErrorCause.SELF_SIGNED, Maker.OPENSSL, "verify error:num=18:self-signed certificate"),
                arguments(ErrorCause.EXPIRED, Maker.OPENSSL, "verify error:num=10:certificate has expired"),
                arguments(ErrorCause.WRONG_NAME, Maker.OPENSSL, "Verification error: hostname mismatch"),
                arguments(
                        ErrorCause.NOT_TLS,
                        Maker.OPENSSL,
                        "error:0A00010B:SSL routines:ssl3_get_record:wrong version" + " number"),
                arguments(ErrorCause.UNTRUSTED_ROOT, Maker.OPENSSL, "tlsv1 alert unknown ca:SSL alert number 48"),
                arguments(ErrorCause.PFX_PASSWORD, Maker.OPENSSL, "PKCS12 routines:PKCS12_parse:mac verify failure"),
                arguments(
                        ErrorCause.UNTRUSTED_ROOT,
                        Maker.APPLE,
                        "Error Domain=NSURLErrorDomain Code=-1202 \"The"
                                + " certificate for this server is invalid. You might be connecting to a server that is"
                                + " pretending to be “mobile-01” which could put"
                                + " your confidential information at risk.\""),
                arguments(ErrorCause.EXPIRED, Maker.APPLE, "NSURLErrorDomain -1201"),
                arguments(ErrorCause.UNTRUSTED_ROOT, Maker.APPLE, "_kCFStreamErrorCodeKey=-9813 SSL error code -9813"),
                arguments(ErrorCause.WRONG_NAME, Maker.APPLE, "CFNetwork SSLHandshake failed, stream error -9843"),
                arguments(ErrorCause.TOO_LONG, Maker.APPLE, "“mobile-01” certificate is not standards compliant"),
                arguments(
                        ErrorCause.UNTRUSTED_ROOT,
                        Maker.ANDROID,
                        "java.security.cert.CertPathValidatorException:"
                                + " Trust anchor for certification path not found."),
                arguments(
                        ErrorCause.NOT_TLS,
                        Maker.ANDROID,
                        "CLEARTEXT communication to mobile-01 not permitted by" + " network security policy"),
                arguments(
                        ErrorCause.WRONG_NAME,
                        Maker.ANDROID,
                        "javax.net.ssl.SSLPeerUnverifiedException: Hostname" + " mobile-01 not verified:"),
                arguments(ErrorCause.UNTRUSTED_ROOT, Maker.SCRIPTS, "x509: certificate signed by unknown authority"),
                arguments(
                        ErrorCause.WRONG_NAME,
                        Maker.SCRIPTS,
                        "x509: certificate is valid for a.site, b.site, not" + " rec-01"),
                arguments(
                        ErrorCause.NO_ALTERNATIVE_NAME,
                        Maker.SCRIPTS,
                        "x509: certificate relies on legacy Common" + " Name field, use SANs instead"),
                arguments(
                        ErrorCause.UNTRUSTED_ROOT,
                        Maker.OPENSSL,
                        "ssl.SSLCertVerificationError: [SSL:"
                                + " CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer"
                                + " certificate (_ssl.c:1007)"),
                arguments(ErrorCause.INCOMPLETE_CHAIN, Maker.SCRIPTS, "Error: UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
                arguments(
                        ErrorCause.UNTRUSTED_ROOT,
                        Maker.OPENSSL,
                        "error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed"),
                arguments(ErrorCause.UNTRUSTED_ROOT, Maker.OPENSSL, "certificate verify failed"),
                arguments(
                        ErrorCause.WRONG_NAME,
                        Maker.CHROMIUM,
                        "This server could not prove that it is rec-06; its security certificate is from rec-05."),
                arguments(ErrorCause.OLD_PROTOCOL, Maker.WINDOWS, "schannel 36874"),
                arguments(ErrorCause.UNTRUSTED_ROOT, Maker.WINDOWS, "EventID 36882"),
                arguments(ErrorCause.UNTRUSTED_ROOT, Maker.WINDOWS, "イベント ID: 36882"),
                arguments(ErrorCause.CALLER_REFUSES, Maker.WINDOWS, "36887 (Schannel)"),
                arguments(ErrorCause.ALERT_SENT, Maker.WINDOWS, "Event 36888 Schannel"),
                arguments(
                        ErrorCause.OLD_PROTOCOL,
                        Maker.WINDOWS,
                        "Event 36888, Schannel: A fatal alert was generated and sent to the remote endpoint."
                                + " The TLS protocol defined fatal error code is 40."),
                arguments(
                        ErrorCause.CLOSED,
                        Maker.WINDOWS,
                        "The underlying connection was closed: An unexpected error occurred on a receive."),
                arguments(ErrorCause.CLOSED, Maker.WINDOWS, "接続が切断されました: 受信時に予期しないエラーが発生しました。"),
                arguments(ErrorCause.UNTRUSTED_ROOT, Maker.WINDOWS, "信頼されていないルート証明機関"));
    }

    /** The headings of warnings, which do not say what is wrong. */
    static Stream<Arguments> warnings() {
        return Stream.of(
                arguments(ErrorCause.WARNED, Maker.CHROMIUM, "Your connection is not private"),
                arguments(ErrorCause.WARNED, Maker.CHROMIUM, "Your connection isn’t private"),
                arguments(ErrorCause.WARNED, Maker.CHROMIUM, "この接続ではプライバシーが保護されません"),
                arguments(ErrorCause.WARNED, Maker.CHROMIUM, "接続がプライベートではありません"),
                arguments(ErrorCause.WARNED, Maker.CHROMIUM, "This server could not prove that it is rec-06"),
                arguments(ErrorCause.WARNED, Maker.CHROMIUM, "このサーバーが rec-06 であることを確認できませんでした。"),
                arguments(ErrorCause.WARNED, Maker.FIREFOX, "Warning: Potential Security Risk Ahead"),
                arguments(ErrorCause.WARNED, Maker.FIREFOX, "警告: 潜在的なセキュリティリスクあり"),
                arguments(ErrorCause.CLOSED, Maker.FIREFOX, "安全な接続ができませんでした"),
                arguments(ErrorCause.WARNED, Maker.APPLE, "Cannot Verify Server Identity"),
                arguments(ErrorCause.WARNED, Maker.APPLE, "サーバの識別情報を検証できません"),
                arguments(ErrorCause.WARNED, Maker.APPLE, "Safari can’t verify the identity of the website “rec-01”."),
                arguments(ErrorCause.WARNED, Maker.APPLE, "This Connection Is Not Private"),
                arguments(ErrorCause.WARNED, Maker.APPLE, "この接続は安全ではありません"),
                arguments(ErrorCause.WARNED, Maker.APPLE, "このサーバーの証明書は無効です。"),
                arguments(
                        ErrorCause.OLD_PROTOCOL,
                        Maker.APPLE,
                        "An SSL error has occurred and a secure connection to the server cannot be made."),
                arguments(
                        ErrorCause.WARNED,
                        Maker.ANDROID,
                        "There are problems with the security certificate for this site."),
                arguments(
                        ErrorCause.UNTRUSTED_ROOT, Maker.ANDROID, "This certificate is not from a trusted authority."));
    }

    private static Arguments windows(ErrorCause cause, String message) {
        return arguments(cause, Maker.WINDOWS, message);
    }
}
