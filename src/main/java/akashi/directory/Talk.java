package akashi.directory;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.pki.Password;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One conversation with one server: binds as the one who searches, looks for the person and the groups, and at last binds
 * as the entry that was found, so that the password is proved for exactly that one.
 */
final class Talk {

    private static final int SECONDS = 5;
    private static final int SHOWN_GROUPS = 30;
    private static final int LONGEST_SAYING = 200;

    /** What an account of the portal may be called. No character of it means anything to LDAP. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,99}");

    /** Another server may do better. */
    private static final Set<ResultCode> TRANSIENT = Set.of(
            ResultCode.CONNECT_ERROR,
            ResultCode.SERVER_DOWN,
            ResultCode.TIMEOUT,
            ResultCode.BUSY,
            ResultCode.UNAVAILABLE,
            ResultCode.DECODING_ERROR);

    private final LDAPConnection line;
    private final ServerAddress server;
    private final DirectorySettings settings;
    private final Optional<Password> bindPassword;

    Talk(LDAPConnection line, ServerAddress server, DirectorySettings settings, Optional<Password> bindPassword) {
        this.line = line;
        this.server = server;
        this.settings = settings;
        this.bindPassword = bindPassword;
    }

    Found find(String typed, Optional<Password> password) throws Unreached, NoAnswer, Denied {
        String name = settings.fullName(typed);
        if (!NAME.matcher(name).matches() || !Normalizer.isNormalized(name, Normalizer.Form.NFKC)) {
            throw new Denied(Denied.Reason.UNKNOWN);
        }
        try {
            beginAs(name, password);
            Entry person = person(name);
            List<Groups.Group> groups = groups(person);
            if (password.isPresent()) {
                proveAs(person.getDN(), password.get());
            }
            return found(name, person, groups, password.isPresent());
        } catch (LDAPException failed) {
            throw told(failed);
        }
    }

    private Found found(String name, Entry person, List<Groups.Group> groups, boolean proved) {
        Optional<Access> role = groups.stream().map(Groups.Group::gives).min(Access::compareTo);
        String[] memberOf = person.getAttributeValues("memberOf");
        List<String> shown = memberOf == null
                ? List.of()
                : Arrays.stream(memberOf).sorted().limit(SHOWN_GROUPS).toList();
        List<String> by = groups.stream().map(Groups.Group::name).toList();
        return new Found(name, person.getDN(), shown, role, by, proved);
    }

    private void beginAs(String name, Optional<Password> password) throws LDAPException, NoAnswer, Denied {
        if (settings.bindUser().isPresent()) {
            Password secret =
                    bindPassword.orElseThrow(() -> new NoAnswer(List.of(Message.of("directory.bind.missing"))));
            try {
                bind(settings.bindUser().get(), secret);
            } catch (LDAPException refused) {
                if (refused.getResultCode() == ResultCode.INVALID_CREDENTIALS) {
                    throw new NoAnswer(List.of(Message.of(
                            "directory.bind.wrong", settings.bindUser().get())));
                }
                throw refused;
            }
        } else {
            Password own = password.orElseThrow(() -> new NoAnswer(List.of(Message.of("directory.bind.own"))));
            proveAs(settings.ownBindName(name), own);
        }
    }

    private void proveAs(String who, Password password) throws LDAPException, Denied {
        try {
            bind(who, password);
        } catch (LDAPException refused) {
            if (refused.getResultCode() == ResultCode.INVALID_CREDENTIALS) {
                throw Denied.bySaying(refused.getDiagnosticMessage());
            }
            throw refused;
        }
    }

    private void bind(String who, Password password) throws LDAPException {
        char[] plain = password.reveal();
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(plain));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        try {
            line.bind(new SimpleBindRequest(who, bytes));
        } finally {
            Arrays.fill(plain, '\0');
            Arrays.fill(encoded.array(), (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private Entry person(String name) throws LDAPException, Denied {
        String attribute = settings.namedBy().attribute();
        Filter named = Filter.createEqualityFilter(attribute, name);
        Filter wanted = settings.filter().isPresent()
                ? Filter.createANDFilter(named, Filter.create(settings.filter().get()))
                : named;
        List<SearchResultEntry> entries = search(wanted, 2, attribute, "memberOf");
        if (entries.size() > 1) {
            throw new Denied(Denied.Reason.SEVERAL);
        }
        // A directory overlooks accents and the like; the portal does not.
        return entries.stream()
                .filter(entry -> name.equals(lower(entry.getAttributeValue(attribute))))
                .findFirst()
                .orElseThrow(() -> new Denied(Denied.Reason.UNKNOWN));
    }

    private List<Groups.Group> groups(Entry person) throws LDAPException {
        List<Groups.Group> wanted = Groups.of(settings.groups());
        if (wanted.isEmpty()) {
            return List.of();
        }
        Filter filter = Groups.having(person.getDN(), wanted, settings.nested());
        List<Groups.Group> in = new ArrayList<>();
        for (SearchResultEntry entry : search(filter, 0, Groups.SHORT_NAME)) {
            wanted.stream().filter(group -> group.is(entry)).forEach(in::add);
        }
        return in;
    }

    private List<SearchResultEntry> search(Filter filter, int most, String... attributes) throws LDAPException {
        try {
            return line.search(new SearchRequest(
                            settings.base(),
                            SearchScope.SUB,
                            DereferencePolicy.NEVER,
                            most,
                            SECONDS,
                            false,
                            filter,
                            attributes))
                    .getSearchEntries();
        } catch (com.unboundid.ldap.sdk.LDAPSearchException failed) {
            if (most > 0 && failed.getResultCode() == ResultCode.SIZE_LIMIT_EXCEEDED) {
                return failed.getSearchEntries();
            }
            throw failed;
        }
    }

    private NoAnswer told(LDAPException failed) throws Unreached {
        ResultCode code = failed.getResultCode();
        if (TRANSIENT.contains(code)) {
            throw new Unreached(Message.of("directory.server.silent", server.toString()));
        }
        if (code == ResultCode.NO_SUCH_OBJECT || code == ResultCode.REFERRAL) {
            return new NoAnswer(List.of(Message.of("directory.base.elsewhere", settings.base())));
        }
        String said = failed.getDiagnosticMessage() == null ? "" : failed.getDiagnosticMessage();
        String shown = said.replaceAll("\\p{Cntrl}", " ");
        return new NoAnswer(List.of(Message.of(
                "directory.refused",
                server.toString(),
                code.getName() + " (" + code.intValue() + ")",
                shown.substring(0, Math.min(LONGEST_SAYING, shown.length())))));
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
