package akashi.directory;

import akashi.core.text.Message;
import akashi.outward.Shown;
import akashi.pki.PeerTrust;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** A connection to one server: over TLS, to the address that was judged, with an end to every wait. */
final class Line {

    private static final int MILLIS = 5_000;
    private static final int MOST_BYTES = 1 << 20;

    private Line() {}

    static LDAPConnection open(ServerAddress server, InetAddress judged, PeerTrust trust) throws Unreached {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(MILLIS);
        options.setResponseTimeoutMillis(MILLIS);
        options.setUseSynchronousMode(true);
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(true);
        options.setUseSchema(false);
        options.setMaxMessageSize(MOST_BYTES);
        try {
            // With the name in it, which the check of the certificate asks for.
            options.setNameResolver(new Judged(InetAddress.getByAddress(server.host(), judged.getAddress())));
            return new LDAPConnection(
                    new NamedSockets(trust.client().getSocketFactory()), options, server.host(), server.port());
        } catch (UnknownHostException impossible) {
            throw new Unreached(Message.of("directory.server.unknown", server.host()));
        } catch (LDAPException failed) {
            throw new Unreached(why(failed, server, trust));
        }
    }

    private static Message why(LDAPException failed, ServerAddress server, PeerTrust trust) {
        Optional<Message> certificate = Shown.why(trust, server.host(), server.toString());
        if (certificate.isPresent()) {
            return certificate.get();
        }
        if (caused(failed, ConnectException.class)) {
            return Message.of("directory.server.refused", server.toString());
        }
        if (caused(failed, SSLException.class) && !caused(failed, SocketTimeoutException.class)) {
            return Message.of("directory.tls.none", server.toString());
        }
        return Message.of("directory.server.silent", server.toString());
    }

    private static boolean caused(Throwable failure, Class<? extends Exception> kind) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (kind.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Leads to the address that was judged, whatever the name leads to by now. */
    private static final class Judged extends NameResolver {

        private final InetAddress address;

        Judged(InetAddress address) {
            this.address = address;
        }

        @Override
        public InetAddress getByName(String host) {
            return address;
        }

        @Override
        public InetAddress[] getAllByName(String host) {
            return new InetAddress[] {address};
        }

        @Override
        public void toString(StringBuilder buffer) {
            buffer.append("judged ").append(address);
        }
    }
}
