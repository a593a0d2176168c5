package akashi.store;

import akashi.core.text.Message;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLState;

/**
 * Why a database server gave no connection. The driver reports a server that is gone and one that was asked wrongly with
 * the same states; whoever is told to look whether the server runs would never find a wrong parameter.
 */
final class ServerTrouble {

    private final SQLException failure;
    private final DatabaseAddress address;

    /** The innermost report of the driver counts; a pool only passes its state on. */
    private ServerTrouble(SQLException failure, DatabaseAddress address) {
        this.failure = failure.getCause() instanceof SQLException inner ? inner : failure;
        this.address = address;
    }

    static Message told(SQLException failure, DatabaseAddress address) {
        return new ServerTrouble(failure, address).told();
    }

    /** The driver's own words name the parameter or the file. */
    static Message parameters(SQLException failure) {
        return Message.of("store.trouble.parameters", String.valueOf(failure.getMessage()));
    }

    private Message told() {
        if (state(PSQLState.CONNECTION_REJECTED)) {
            // With this state the driver also says that a password is wanted and none was set.
            return GT.tr("The server does not support SSL.").equals(failure.getMessage())
                    ? Message.of("store.trouble.no-tls", address.plain())
                    : Message.of("store.trouble.password", address.plain());
        }
        if (handshake()) {
            return Message.of("store.trouble.not-trusted", address.plain());
        }
        return wrongParameters() ? parameters(failure) : Message.of("store.trouble.unreachable", address.plain());
    }

    /** A certificate that is not trusted, names another server, or no version or cipher in common. */
    private boolean handshake() {
        boolean broken = within(SSLHandshakeException.class::isInstance)
                && (within(CertificateException.class::isInstance) || !within(ServerTrouble::cut));
        // That the name is not in the certificate is said without a cause.
        boolean named = state(PSQLState.CONNECTION_FAILURE)
                && failure.getCause() == null
                && address.parameter("sslmode").equals(Optional.of("verify-full"));
        return broken || named;
    }

    private static boolean cut(Throwable cause) {
        return cause instanceof EOFException || cause instanceof SocketException;
    }

    /** A parameter that is none, or a file of certificates or keys that cannot be read. */
    private boolean wrongParameters() {
        if (within(FileNotFoundException.class::isInstance) || within(NoSuchFileException.class::isInstance)) {
            return true;
        }
        if (within(IOException.class::isInstance)) {
            return false;
        }
        boolean unsaid = failure.getCause() == null
                && state(PSQLState.CONNECTION_UNABLE_TO_CONNECT)
                && !GT.tr("Connection attempt timed out.").equals(failure.getMessage());
        return unsaid
                || within(GeneralSecurityException.class::isInstance)
                || within(ReflectiveOperationException.class::isInstance);
    }

    private boolean state(PSQLState state) {
        return state.getState().equals(failure.getSQLState());
    }

    private boolean within(Predicate<Throwable> kind) {
        return Stream.iterate((Throwable) failure, each -> each != null, Throwable::getCause)
                .anyMatch(kind);
    }
}
