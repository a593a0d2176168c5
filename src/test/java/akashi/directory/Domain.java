package akashi.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The domain harbour.example with its people and groups, over LDAPS on a free port of this computer. As Active Directory
 * does, it lets long names bind, follows groups within groups by a rule, and says in a refusal what is wrong.
 */
final class Domain extends InMemoryOperationInterceptor implements AutoCloseable {

    static final String BASE = "DC=harbour,DC=example";
    static final String SUFFIX = "harbour.example";
    static final String READER = "CN=reader," + BASE;
    static final String READER_PASSWORD = "Leser-9!Passwort";
    static final String PASSWORD = "Wind & Wellen 7";

    private final InMemoryDirectoryServer server;
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger searches = new AtomicInteger();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    private Domain(InMemoryListenerConfig listener) throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setListenerConfigs(listener);
        config.addInMemoryOperationInterceptor(this);
        server = new InMemoryDirectoryServer(config);
        server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "harbour"));
        server.add(READER, new Attribute("objectClass", "user"), new Attribute("userPassword", READER_PASSWORD));
        server.startListening();
    }

    static Domain of(Vouched vouched) throws LDAPException {
        return new Domain(InMemoryListenerConfig.createLDAPSConfig(
                "ldaps", InetAddress.getLoopbackAddress(), 0, vouched.server().getServerSocketFactory(), null));
    }

    /** A domain that forgot TLS. */
    static Domain plain() throws LDAPException {
        return new Domain(InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
    }

    ServerAddress address() {
        return new ServerAddress("localhost", server.getListenPort());
    }

    static String dn(String cn) {
        return "CN=" + cn + "," + BASE;
    }

    Domain person(String name) throws LDAPException {
        server.add(
                dn(name),
                new Attribute("objectClass", "user"),
                new Attribute("sAMAccountName", name),
                new Attribute("userPrincipalName", name + "@" + SUFFIX),
                new Attribute("userPassword", PASSWORD));
        return this;
    }

    Domain group(String name, String... members) throws LDAPException {
        server.add(
                dn(name),
                new Attribute("objectClass", "group"),
                new Attribute("sAMAccountName", name),
                new Attribute("distinguishedName", dn(name)));
        for (String member : members) {
            join(name, member);
        }
        return this;
    }

    void join(String group, String member) throws LDAPException {
        server.modify(dn(group), new Modification(ModificationType.ADD, "member", dn(member)));
    }

    void leave(String group, String member) throws LDAPException {
        server.modify(dn(group), new Modification(ModificationType.DELETE, "member", dn(member)));
    }

    /** From now on a right password of this person is refused with this code of Active Directory. */
    void refuse(String name, String data) {
        refusals.put(dn(name), data);
    }

    int binds() {
        return binds.get();
    }

    int searches() {
        return searches.get();
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
        binds.incrementAndGet();
        SimpleBindRequest bind = request.getRequest();
        if (bind.getBindDN().contains("@")) {
            Filter named = Filter.createEqualityFilter("userPrincipalName", bind.getBindDN());
            List<SearchResultEntry> entries =
                    server.search(BASE, SearchScope.SUB, named).getSearchEntries();
            if (entries.isEmpty()) {
                throw refused("525");
            }
            request.setRequest(new SimpleBindRequest(
                    entries.get(0).getDN(), bind.getPassword().getValue()));
        }
        String data = refusals.get(request.getRequest().getBindDN());
        if (data != null) {
            throw refused(data);
        }
    }

    private static LDAPException refused(String data) {
        return new LDAPException(
                ResultCode.INVALID_CREDENTIALS,
                "80090308: LdapErr: DSID-0C09050F, comment: AcceptSecurityContext error, data " + data + ", v4563");
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
        searches.incrementAndGet();
        SearchRequest search = request.getRequest().duplicate();
        search.setFilter(withoutRule(search.getFilter()));
        request.setRequest(search);
    }

    private Filter withoutRule(Filter filter) throws LDAPException {
        if (filter.getFilterType() == Filter.FILTER_TYPE_EXTENSIBLE_MATCH
                && "1.2.840.113556.1.4.1941".equals(filter.getMatchingRuleID())) {
            return Filter.createORFilter(above(filter.getAssertionValue()).stream()
                    .map(group -> Filter.createEqualityFilter("distinguishedName", group))
                    .collect(Collectors.toList()));
        }
        if (filter.getFilterType() == Filter.FILTER_TYPE_AND) {
            Filter[] parts = filter.getComponents().clone();
            for (int i = 0; i < parts.length; i++) {
                parts[i] = withoutRule(parts[i]);
            }
            return Filter.createANDFilter(parts);
        }
        return filter;
    }

    private Set<String> above(String member) throws LDAPException {
        Set<String> all = new LinkedHashSet<>();
        Filter having = Filter.createEqualityFilter("member", member);
        for (Entry group : server.search(BASE, SearchScope.SUB, having).getSearchEntries()) {
            if (all.add(group.getDN())) {
                all.addAll(above(group.getDN()));
            }
        }
        return all;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
