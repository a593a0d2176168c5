package akashi.vms;

import akashi.core.fault.Fault;
import akashi.pki.PeerTrust;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.HttpsURLConnection;

/**
 * Signs a Windows user in. The gateway does not pass NTLM on, so the identity provider is asked itself; Java's older HTTP
 * client is the one of the two that speaks NTLM.
 */
final class WindowsSignIn {

    private static final int MOST_BYTES = 1 << 20;
    private static final Duration EACH = Duration.ofSeconds(20);

    private WindowsSignIn() {}

    static String token(GatewayAddress address, PeerTrust trust, Login login, Deadline deadline) {
        address.checkReachable();
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    address.path("/IDP/connect/token").toURL().openConnection(Proxy.NO_PROXY);
            if (connection instanceof HttpsURLConnection encrypted) {
                encrypted.setSSLSocketFactory(trust.client().getSocketFactory());
            }
            return Tokens.read(asked(connection, login, deadline));
        } catch (SocketTimeoutException late) {
            throw Deadline.late();
        } catch (IOException failed) {
            throw GatewayClient.Unreached.because(failed, trust, address);
        }
    }

    private static GatewayClient.Reply asked(HttpURLConnection connection, Login login, Deadline deadline)
            throws IOException {
        connection.setAuthenticator(once(login));
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(8_000);
        connection.setReadTimeout((int) deadline.atMost(EACH).toMillis());
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(Tokens.windows());
        }
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new GatewayClient.Reply(status, read(body, deadline));
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] read(InputStream body, Deadline deadline) throws IOException {
        if (body == null) {
            return new byte[0];
        }
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int count = body.read(some); count >= 0; count = body.read(some)) {
            deadline.atMost(EACH);
            all.write(some, 0, count);
            if (all.size() > MOST_BYTES) {
                throw new Fault.BadInput("address", "vms.no-token");
            }
        }
        return all.toByteArray();
    }

    /** Answers once, and only where the password proves itself without being sent: never to Basic or Digest. */
    private static Authenticator once(Login login) {
        return new Authenticator() {
            private boolean given;

            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                boolean proves = "NTLM".equalsIgnoreCase(getRequestingScheme())
                        || "Negotiate".equalsIgnoreCase(getRequestingScheme());
                if (given || !proves) {
                    // Asked again, it was wrong: a locked account is worse than a second try by hand.
                    return null;
                }
                given = true;
                char[] password = login.password().reveal();
                try {
                    return new PasswordAuthentication(login.user(), password);
                } finally {
                    Arrays.fill(password, '\0');
                }
            }
        };
    }
}
