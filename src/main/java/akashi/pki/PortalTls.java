package akashi.pki;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The portal as a TLS server. What it shows can be changed while it serves: handshakes that begin afterwards show the new
 * certificate, connections that run and handshakes that began go on with the old one.
 */
public final class PortalTls {

    /** What it speaks; everything older has known holes. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** With forward secrecy and authenticated encryption only, the preferred first. */
    public static final List<String> CIPHERS = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final int SESSION_SECONDS = 3600;

    private final Current current;
    private final SSLContext context;

    /** A server that shows this at first. */
    public PortalTls(TlsIdentity first) {
        current = new Current(first);
        context = Crypto.must(() -> {
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(new KeyManager[] {current}, null, null);
            // A session that goes on shows no certificate: after an hour everybody sees the present one.
            made.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return made;
        });
    }

    /** The context of all its connections. */
    public SSLContext context() {
        return context;
    }

    /** Shows another one from now on. */
    public void show(TlsIdentity identity) {
        current.show(identity);
    }

    /** What it shows to new connections. */
    public TlsIdentity shown() {
        return current.now;
    }

    /** Asked by Java in every handshake. An alias names one certificate, so that a change never mixes two. */
    private static final class Current extends X509ExtendedKeyManager {

        private volatile TlsIdentity now;
        private volatile TlsIdentity before;

        Current(TlsIdentity first) {
            now = first;
            before = first;
        }

        synchronized void show(TlsIdentity identity) {
            before = now;
            now = identity;
        }

        private Optional<TlsIdentity> called(String alias) {
            return Stream.of(now, before)
                    .filter(each -> each.certificate().sha256().equals(alias))
                    .findFirst();
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            TlsIdentity present = now;
            return present.fits(keyType) ? present.certificate().sha256() : null;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return chooseEngineServerAlias(keyType, issuers, null);
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return Stream.ofNullable(chooseEngineServerAlias(keyType, issuers, null))
                    .toArray(String[]::new);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return called(alias).map(TlsIdentity::chain).orElse(null);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return called(alias).map(TlsIdentity::key).orElse(null);
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String toString() {
            return Arrays.toString(new String[] {now.toString()});
        }
    }
}
