package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.SocketException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** What a person is told of a server that gives no connection: that it is gone, or what was asked of it wrongly. */
class ServerTroubleTest {

    private static DatabaseAddress with(String parameters) {
        DatabaseAddress plain = Engine.postgres();
        return new DatabaseAddress(plain.url() + "?" + parameters, plain.user(), plain.password());
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=verify-full, store.trouble.no-tls, localhost",
        "sslmode=require, store.trouble.no-tls, localhost",
        "sslmode=verify-ca&sslrootcert=/nonexist.pem, store.trouble.no-tls, localhost",
        "sslmode=bogus, store.trouble.parameters, bogus",
        "connectTimeout=soon, store.trouble.parameters, connectTimeout",
        "socketFactory=a.b, store.trouble.parameters, a.b",
    })
    void a_server_that_answers_is_not_told_to_be_gone(String parameters, String key, String named) {
        assertThatThrownBy(() -> Database.open(with(parameters)))
                .isInstanceOfSatisfying(
                        Fault.Unavailable.class,
                        told -> assertThat(told.reason().key()).isEqualTo(key))
                .hasMessageContaining(named);
    }

    @Test
    void a_server_that_does_not_answer_is_told_so_whatever_is_asked() {
        DatabaseAddress nobody = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/a?sslmode=verify-full", "a", "b");
        assertThatThrownBy(() -> Database.open(nobody))
                .isInstanceOfSatisfying(
                        Fault.Unavailable.class,
                        told -> assertThat(told.reason().key()).isEqualTo("store.trouble.unreachable"));
    }

    @Test
    void a_driver_that_speaks_japanese_is_understood() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPAN);
            a_server_that_answers_is_not_told_to_be_gone("sslmode=require", "store.trouble.no-tls", "");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static SQLException failed(PSQLState state, Throwable... causes) {
        for (int i = causes.length - 1; i > 0; i--) {
            causes[i - 1].initCause(causes[i]);
        }
        return new PSQLException("as the driver says", state, causes.length == 0 ? null : causes[0]);
    }

    static Stream<Arguments> reports() {
        PSQLState failure = PSQLState.CONNECTION_FAILURE;
        return Stream.of(
                arguments(
                        "a certificate of a CA that is not trusted",
                        failed(
                                failure,
                                new SSLHandshakeException("PKIX"),
                                new CertificateException("PKIX"),
                                new CertPathValidatorException("no path")),
                        "not-trusted"),
                arguments("no TLS in common", failed(failure, new SSLHandshakeException("alert")), "not-trusted"),
                arguments("another name in the certificate", failed(failure), "not-trusted"),
                arguments(
                        "a file of roots that is not there",
                        failed(failure, new FileNotFoundException("/nonexist.pem")),
                        "parameters"),
                arguments(
                        "a file of roots that holds none",
                        failed(failure, new CertificateException("no PEM")),
                        "parameters"),
                arguments(
                        "a handshake that was cut",
                        failed(failure, new SSLHandshakeException("terminated"), new EOFException()),
                        "unreachable"),
                arguments(
                        "a connection that was cut",
                        failed(failure, new SSLException("reset"), new SocketException("reset")),
                        "unreachable"),
                arguments(
                        "nobody there",
                        failed(PSQLState.CONNECTION_UNABLE_TO_CONNECT, new ConnectException("refused")),
                        "unreachable"),
                arguments("a closed connection", failed(PSQLState.CONNECTION_DOES_NOT_EXIST), "unreachable"),
                arguments("no password where one is wanted", failed(PSQLState.CONNECTION_REJECTED), "password"),
                arguments(
                        "what a pool passes on",
                        new SQLTransientConnectionException(
                                "none to give", "08006", failed(failure, new SSLHandshakeException("alert"))),
                        "not-trusted"),
                arguments(
                        "a pool that knows nothing",
                        new SQLTransientConnectionException("none to give"),
                        "unreachable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void each_report_of_the_driver_has_its_sentence(String what, SQLException report, String key) {
        DatabaseAddress address = new DatabaseAddress("jdbc:postgresql://db/a?sslmode=verify-full", "a", "b");
        assertThat(DatabaseTrouble.behind(report, address)
                        .orElseThrow()
                        .reason()
                        .key())
                .isEqualTo("store.trouble." + key);
    }
}
