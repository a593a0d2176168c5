package akashi.openid;

import akashi.core.access.Access;
import akashi.outward.ServerTrust;
import akashi.store.PlainJson;
import akashi.store.PortalSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * How the provider is asked, without any secret.
 *
 * @param tried whether all was right when it was tried as it is now
 * @param label what people call the provider, on the button
 * @param issuer to the letter as it stands in tokens
 * @param rolesClaim where the values lie that give a role, with dots between names that lie in each other
 * @param nameClaim where the user name lies
 * @param values by the role that they give
 */
record OpenIdSettings(
        boolean on,
        boolean tried,
        String label,
        String issuer,
        String clientId,
        List<String> scopes,
        String rolesClaim,
        String nameClaim,
        Map<Access, List<String>> values,
        ServerTrust trust) {

    private static final String NAME = "openid";

    /** Whether a secret that was given for the other one may go to where this leads. */
    boolean sameWay(OpenIdSettings other) {
        return issuer.equals(other.issuer) && clientId.equals(other.clientId) && trust.equals(other.trust);
    }

    OpenIdSettings tried(boolean whether) {
        return new OpenIdSettings(on, whether, label, issuer, clientId, scopes, rolesClaim, nameClaim, values, trust);
    }

    /** The highest role that one of these values gives. */
    Optional<Access> gives(List<String> shown) {
        return Stream.of(Access.values())
                .filter(access ->
                        values.getOrDefault(access, List.of()).stream().anyMatch(shown::contains))
                .min(Access::compareTo);
    }

    static Optional<OpenIdSettings> of(DSLContext db) {
        return new PortalSettings(db).find(NAME).map(OpenIdSettings::read);
    }

    void keep(DSLContext db) {
        Map<String, Object> all = plain();
        all.put("tried", tried);
        trust.keep(all);
        new PortalSettings(db).set(NAME, PlainJson.write(all));
    }

    /** What an entry of the trail tells of it. */
    Map<String, Object> told() {
        Map<String, Object> all = plain();
        trust.tell(all);
        return all;
    }

    private Map<String, Object> plain() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("on", on);
        all.put("label", label);
        all.put("issuer", issuer);
        all.put("clientId", clientId);
        all.put("scopes", scopes);
        all.put("rolesClaim", rolesClaim);
        all.put("nameClaim", nameClaim);
        Stream.of(Access.values())
                .forEach(access -> all.put("values-" + access, values.getOrDefault(access, List.of())));
        return all;
    }

    private static OpenIdSettings read(String json) {
        Map<?, ?> all = (Map<?, ?>) PlainJson.read(json);
        Map<Access, List<String>> values = new HashMap<>();
        Stream.of(Access.values()).forEach(access -> values.put(access, texts(all, "values-" + access)));
        return new OpenIdSettings(
                (Boolean) all.get("on"),
                (Boolean) all.get("tried"),
                (String) all.get("label"),
                (String) all.get("issuer"),
                (String) all.get("clientId"),
                texts(all, "scopes"),
                (String) all.get("rolesClaim"),
                (String) all.get("nameClaim"),
                values,
                ServerTrust.of(all));
    }

    private static List<String> texts(Map<?, ?> all, String name) {
        return all.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
