package akashi;

import akashi.core.fault.Fault;
import akashi.core.site.AddressRange;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.TokenSetting;
import akashi.store.DatabaseAddress;
import akashi.store.FilePath;
import akashi.vault.Protection;
import akashi.web.Settings;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a portal needs to know before it starts, checked. A value that cannot be read is {@link Fault.BadInput}; one that
 * this portal does not serve is {@link Fault.Unavailable}. It prints without secrets.
 *
 * @param port 0 takes a free one
 * @param statusPort where machines ask about revoked certificates, over plain HTTP; empty where they cannot
 * @param home database, key file, backups and logs lie here
 * @param url the public address where a proxy stands in front
 * @param keyPool how many RSA keys are kept ready; 0 for none
 * @param adminPassword first start without a person: makes the user {@code admin}
 * @param sample first start: loads the sample site
 * @param https whether HTTPS is spoken on loopback too; on any other address it always is
 * @param token the PKCS #11 token on which keys of CAs may lie
 */
public record Configuration(
        String host,
        int port,
        Optional<Integer> statusPort,
        Path home,
        Optional<URI> url,
        Set<AddressRange> trustedProxies,
        DatabaseAddress database,
        Protection protection,
        int keyPool,
        Optional<Password> adminPassword,
        boolean sample,
        boolean https,
        Optional<TokenSetting> token) {

    private static final int DEFAULT_PORT = 8080;

    /** As many as a small batch needs; a minute of one processor makes them. */
    private static final int DEFAULT_KEY_POOL = 32;

    /** A portal of its own on a free port of this computer, with everything in one folder. */
    public static Configuration in(Path home) {
        return new Configuration(
                "127.0.0.1",
                0,
                Optional.empty(),
                home,
                Optional.empty(),
                Set.of(),
                DatabaseAddress.fileIn(home),
                Protection.by(home.resolve("akashi.key")),
                0,
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }

    /** Reads and checks the settings. */
    public static Configuration of(SettingSources sources) {
        Path home = sources.home();
        return new Configuration(
                address(sources.find("host").orElse("127.0.0.1")),
                read(sources, "port", SettingWords::port).orElse(DEFAULT_PORT),
                read(sources, "status.port", SettingWords::port),
                home,
                read(sources, "url", SettingWords::publicUrl),
                read(sources, "trusted.proxies", SettingWords::proxies).orElse(Set.of()),
                DatabaseSetting.of(sources, home),
                protection(sources, home),
                read(sources, "key.pool", SettingWords::keyCount).orElse(DEFAULT_KEY_POOL),
                sources.secret("admin.password").map(Password::of),
                read(sources, "sample", SettingWords::truth).orElse(false),
                read(sources, "https", SettingWords::truth).orElse(false),
                token(sources));
    }

    /** The same with an administrator made at the first start. */
    public Configuration withAdmin(Password password, boolean withSample) {
        return but(draft -> {
            draft.adminPassword = Optional.of(password);
            draft.sample = withSample;
        });
    }

    /** The same with other protection of the private keys at rest. */
    public Configuration protectedBy(Protection other) {
        return but(draft -> draft.protection = other);
    }

    /** The same with a port for machines that ask about revoked certificates; 0 takes a free one. */
    public Configuration withStatusPort(int wanted) {
        return but(draft -> draft.statusPort = Optional.of(wanted));
    }

    /** The same, listening on another address. */
    public Configuration at(String otherHost, boolean withHttps) {
        return but(draft -> {
            draft.host = otherHost;
            draft.https = withHttps;
        });
    }

    /** The same, reached by people at another address. */
    public Configuration reachedAt(URI publicUrl) {
        return but(draft -> draft.url = Optional.of(publicUrl));
    }

    /** The same with a token on which keys of CAs may lie. */
    public Configuration keysOn(TokenSetting where) {
        return but(draft -> draft.token = Optional.of(where));
    }

    private Configuration but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Configuration(
                draft.host,
                port,
                draft.statusPort,
                home,
                draft.url,
                trustedProxies,
                database,
                draft.protection,
                keyPool,
                draft.adminPassword,
                draft.sample,
                draft.https,
                draft.token);
    }

    /** What can be said otherwise of a configuration. */
    private static final class Draft {
        private String host;
        private Optional<Integer> statusPort;
        private Optional<URI> url;
        private Protection protection;
        private Optional<Password> adminPassword;
        private boolean sample;
        private boolean https;
        private Optional<TokenSetting> token;

        Draft(Configuration from) {
            host = from.host;
            statusPort = from.statusPort;
            url = from.url;
            protection = from.protection;
            adminPassword = from.adminPassword;
            sample = from.sample;
            https = from.https;
            token = from.token;
        }
    }

    /** Whether HTTPS is spoken, which is so wherever others than this computer come. */
    boolean servesHttps() {
        return https || !found(host).isLoopbackAddress();
    }

    /** Whether the database is a file in the portal's own folder. */
    boolean ownFile() {
        return database.equals(DatabaseAddress.fileIn(home));
    }

    /** What the web kit needs of it. */
    Settings web(CertificateParts parts) {
        return new Settings(
                host, port, url, trustedProxies, Portal.version(), parts.https().secured());
    }

    private static Protection protection(SettingSources sources, Path home) {
        Optional<String> passphrase = sources.secret("passphrase");
        Optional<String> keyFile = sources.find("key.file");
        if (passphrase.isPresent() && keyFile.isPresent()) {
            throw new Fault.BadInput("AKASHI_KEY_FILE", "portal.setting.two-keys");
        }
        return passphrase
                .map(Password::of)
                .map(Protection::by)
                .orElseGet(() -> Protection.by(keyFile.map(FilePath::of).orElseGet(() -> home.resolve("akashi.key"))));
    }

    /** Both or neither: a library alone says no token, a label alone no library. */
    private static Optional<TokenSetting> token(SettingSources sources) {
        Optional<String> library = sources.find("pkcs11.library");
        Optional<String> name = sources.find("pkcs11.token");
        if (library.isPresent() != name.isPresent()) {
            String missing = library.isPresent() ? "AKASHI_PKCS11_TOKEN" : "AKASHI_PKCS11_LIBRARY";
            throw new Fault.BadInput(missing, "portal.setting.half-token", missing);
        }
        Optional<String> file = sources.secretFile("pkcs11.pin");
        Optional<Password> pin = file.isPresent()
                ? Optional.empty()
                : sources.secret("pkcs11.pin").map(Password::of);
        return library.map(
                path -> new TokenSetting(FilePath.of(path), name.orElseThrow(), pin, file.map(FilePath::of)));
    }

    static <T> Optional<T> read(SettingSources sources, String name, Function<String, T> parser) {
        return sources.find(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (SettingWords.OutOfRange beyond) {
                String variable = SettingSources.variable(name);
                throw new Fault.BadInput(
                        variable, "portal.setting.range", variable, text, beyond.least(), beyond.most());
            } catch (IllegalArgumentException unreadable) {
                String variable = SettingSources.variable(name);
                throw new Fault.BadInput(variable, "portal.setting.unreadable", variable, text);
            }
        });
    }

    /** An address of this computer, or all of them. */
    private static String address(String host) {
        InetAddress found = found(host);
        try {
            if (found.isLoopbackAddress()
                    || found.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(found) != null) {
                return host;
            }
        } catch (SocketException unknown) {
            // Opening the port will tell.
            return host;
        }
        throw new Fault.Unavailable(Message.of("portal.trouble.host", host));
    }

    private static InetAddress found(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new Fault.BadInput("AKASHI_HOST", "portal.setting.unreadable", "AKASHI_HOST", host);
        }
    }
}
