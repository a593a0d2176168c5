package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.NameConstraints;
import akashi.core.text.Message;
import akashi.pki.AuthorityName;
import akashi.pki.KeyKind;
import akashi.store.Act;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes a root of the site whose private key lies in this portal or on its token and, if wished, an issuing authority
 * under it. Answers the id of the root.
 *
 * @param life how long the root is valid, 10 to 20 years
 * @param constraints the names the root may issue for; {@link NameConstraints#NONE} for all
 * @param issuing empty for a root that signs servers' certificates by itself
 * @param made the keys where they lie on the token; empty where they are sealed in this portal
 */
public record CreateAuthority(
        AuthorityName name,
        Period life,
        KeyKind key,
        NameConstraints constraints,
        Optional<NewIssuing> issuing,
        Optional<OnToken> made)
        implements Act<UUID> {

    static final int SHORTEST = 10;
    static final int USUAL = 15;
    static final int LONGEST = 20;

    /** Refuses a length outside the bounds, and an EC key, which no VMS is known to take. */
    public CreateAuthority {
        if (years(life) < SHORTEST || years(life) > LONGEST) {
            throw new Fault.BadInput(
                    life.getDays() == 0 ? "years" : "days", "authority.years.bounds", SHORTEST, LONGEST);
        }
        if (key.info().isElliptic() || key.info().bits() < 2048) {
            throw new Fault.BadInput("key", "authority.key.kind");
        }
        if (issuing.filter(below -> below.name().commonName().equals(name.commonName()))
                .isPresent()) {
            throw new Fault.BadInput("issuing-name", "authority.issuing.same-name");
        }
    }

    /** A root alone for so many years. */
    public CreateAuthority(AuthorityName name, int years, KeyKind key, NameConstraints constraints) {
        this(name, Period.ofYears(years), key, constraints, Optional.empty(), Optional.empty());
    }

    /** The same with keys that lie on the token. */
    CreateAuthority on(Optional<OnToken> token) {
        return new CreateAuthority(name, life, key, constraints, issuing, token);
    }

    /** The names of what is made, the root first. */
    List<String> names() {
        return Stream.concat(Stream.of(name), issuing.map(NewIssuing::name).stream())
                .map(AuthorityName::commonName)
                .toList();
    }

    /** How many keys have to be made. */
    int keys() {
        return issuing.isPresent() ? 2 : 1;
    }

    /**
     * A root as a program wishes for it, in plain values; what is left out is as usual.
     *
     * @param key a name of {@link KeyKind}, such as {@code RSA_3072}
     * @param dns the domains and names it may issue for, without which it may issue for all
     * @param addresses the ranges it may issue for; none shuts addresses out
     * @param issuing the name of an issuing authority below it, which then takes the limits of names on itself
     */
    public static CreateAuthority wished(
            String name,
            Optional<String> issuing,
            Optional<String> organisation,
            Optional<String> key,
            Optional<Integer> days,
            Optional<List<String>> dns,
            Optional<List<String>> addresses) {
        KeyKind kind = key.map(CreateAuthority::kind).orElse(KeyKind.RSA_3072);
        Period life = days.map(Period::ofDays).orElse(Period.ofYears(USUAL));
        NameConstraints constraints = dns.isEmpty()
                ? NameConstraints.NONE
                : ConstraintDraft.read(
                        dns.map(names -> String.join("\n", names)), addresses.map(ranges -> String.join("\n", ranges)));
        Optional<NewIssuing> below = issuing.map(other -> new NewIssuing(
                new AuthorityName(other, organisation), Math.min(NewIssuing.USUAL, years(life)), constraints));
        return new CreateAuthority(
                new AuthorityName(name, organisation),
                life,
                kind,
                below.isPresent() ? NameConstraints.NONE : constraints,
                below,
                Optional.empty());
    }

    private static KeyKind kind(String name) {
        return Stream.of(KeyKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Fault.BadInput("key", "authority.key.kind"));
    }

    /** Whole years, the nearest where the life is given in days. */
    private static int years(Period life) {
        return (int) Math.round((life.toTotalMonths() * 30.4375 + life.getDays()) / 365.25);
    }

    @Override
    public String code() {
        return issuing.isPresent() ? "create-authorities" : "create-authority";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return name.commonName();
    }

    private Object place() {
        String kind = key.info().toString();
        return made.<Object>map(token -> Message.of("authority.token.key", kind, token.label()))
                .orElse(kind);
    }

    @Override
    public List<Object> args() {
        List<Object> args = new ArrayList<>(List.of(name.commonName(), place(), years(life)));
        issuing.ifPresent(below -> args.add(below.name().commonName()));
        return args;
    }
}
