package akashi.guard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** The arrows between packages as rules over everything below one root package. */
final class Arrows {

    /** Packages that every feature may use and that know no feature. */
    private static final Set<String> KITS = Set.of("core", "web", "store", "pki");

    /** Which feature may use which other feature's public types. Add a line with the reason in the commit. */
    static final Map<String, Set<String>> FEATURE_USES = Map.ofEntries(
            Map.entry("revocation", Set.of("authority")),
            Map.entry("certificates", Set.of("authority", "revocation")),
            Map.entry("setup", Set.of("sites", "authority", "access", "certificates")),
            Map.entry("backup", Set.of("vault")),
            Map.entry("trust", Set.of("authority", "certificates")),
            Map.entry("enrolment", Set.of("certificates", "trust", "access")),
            Map.entry("handout", Set.of("certificates", "trust", "access", "vault")),
            Map.entry(
                    "api",
                    Set.of(
                            "sites",
                            "encryption",
                            "authority",
                            "certificates",
                            "trust",
                            "access",
                            "backup",
                            "audit",
                            "revocation",
                            "enrolment",
                            "probe",
                            "approval")),
            Map.entry("command", Set.of("sites", "access", "backup", "trust")),
            Map.entry("overview", Set.of("expiry", "runbook")),
            Map.entry("diagnosis", Set.of("authority")),
            Map.entry("probe", Set.of("authority")),
            Map.entry("https", Set.of("authority", "revocation")),
            Map.entry("access", Set.of("vault")),
            Map.entry("warning", Set.of("vault", "outward")),
            Map.entry("directory", Set.of("access", "vault", "outward")),
            Map.entry("openid", Set.of("access", "vault", "outward")),
            Map.entry("sandbox", Set.of("sites", "probe")),
            Map.entry("training", Set.of("authority")));

    /** Features that may use pki. */
    static final Set<String> PKI_USERS =
            Set.of(("authority certificates trust training lab sandbox access backup setup vault revocation"
                            + " diagnosis enrolment handout probe vms audit warning https directory outward openid")
                    .split(" "));

    /** Libraries by the package that may see them; everything else is shut. {@code *} stands for any feature. */
    static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry(
                    "web",
                    Set.of(
                            "io.javalin",
                            "org.thymeleaf",
                            "com.fasterxml.jackson",
                            "jakarta.servlet",
                            "org.eclipse.jetty",
                            "kotlin",
                            "org.jetbrains.annotations",
                            "org.slf4j",
                            "io.nayuki.qrcodegen",
                            "javax.net")),
            Map.entry(
                    "store",
                    Set.of(
                            "org.jooq",
                            "org.flywaydb",
                            "com.zaxxer.hikari",
                            "com.github.kagkarlsson",
                            "com.fasterxml.jackson",
                            "javax.sql",
                            "javax.net",
                            "org.h2",
                            "org.postgresql",
                            "org.slf4j")),
            Map.entry(
                    "pki",
                    Set.of(
                            "org.bouncycastle",
                            "com.nulabinc.zxcvbn",
                            "com.amazon.corretto",
                            "javax.net",
                            "javax.crypto",
                            "javax.security",
                            "org.slf4j")),
            Map.entry("command", Set.of("picocli", "com.fasterxml.jackson", "org.slf4j")),
            Map.entry("sites", Set.of("org.apache.commons.csv", "org.jooq", "com.fasterxml.jackson", "org.slf4j")),
            Map.entry("vms", Set.of("org.apache.commons.csv", "org.jooq", "com.fasterxml.jackson", "javax.net")),
            Map.entry(
                    "warning",
                    Set.of(
                            "jakarta.mail",
                            "org.eclipse.angus",
                            "okhttp3",
                            "okio",
                            "kotlin",
                            "biweekly",
                            "io.prometheus",
                            "javax.net",
                            "org.jooq",
                            "com.fasterxml.jackson",
                            "org.slf4j")),
            Map.entry("outward", Set.of("javax.net", "org.jooq", "org.slf4j")),
            Map.entry("directory", Set.of("com.unboundid", "javax.net", "org.jooq", "org.slf4j")),
            Map.entry(
                    "openid",
                    Set.of(
                            "com.nimbusds",
                            "net.minidev",
                            "okhttp3",
                            "okio",
                            "kotlin",
                            "javax.net",
                            "org.jooq",
                            "org.slf4j")),
            Map.entry("access", Set.of("org.jooq", "com.fasterxml.jackson", "org.slf4j")),
            Map.entry("*", Set.of("org.jooq", "com.fasterxml.jackson", "org.slf4j")));

    private static final Set<String> CORE_SOCKETS_ALLOWED = Set.of(
            "java.net.InetAddress", "java.net.Inet4Address", "java.net.Inet6Address", "java.net.UnknownHostException");
    private static final Pattern CLOSED_TO_CORE = Pattern.compile("java\\.(io|nio(?!\\.charset)|sql|net)\\..*");
    private static final Pattern KEY_TYPE =
            Pattern.compile("org\\.bouncycastle\\..*|java\\.security\\.(PrivateKey|KeyPair|KeyPairGenerator|KeyStore"
                    + "|interfaces\\..*PrivateKey.*)|javax\\.crypto\\..*");
    private static final Pattern BAD_NAME = Pattern.compile(".*(Manager|Helper|Utils?|Impl)");

    private final String root;

    Arrows(String root) {
        this.root = root;
    }

    /** Every rule. */
    List<ArchRule> all() {
        return List.of(
                packages(),
                libraries(),
                corePure(),
                coreWithoutClock(),
                keysInPkiOnly(),
                clockInjected(),
                names(),
                noCycles(),
                noRingInCore());
    }

    ArchRule packages() {
        return depending(
                        "goes against the arrows between packages",
                        (from, to) -> ours(to) && !mayUse(part(from), part(to)))
                .because("core knows nothing, kits know no feature, features know what FEATURE_USES lists");
    }

    ArchRule libraries() {
        return depending("uses a library that its package may not see", (from, to) -> !mayLink(from, to))
                .because("LIBRARIES lists which package sees which library");
    }

    ArchRule corePure() {
        return depending(
                        "does input or output in core", (from, to) -> part(from).equals("core") && closedToCore(to))
                .because("core computes from its arguments");
    }

    ArchRule coreWithoutClock() {
        return noClasses()
                .that(describe("are in core", c -> part(c).equals("core")))
                .should()
                .accessTargetWhere(describe("it asks for the time", a -> asksTheTime(a) || isNow(a)))
                .because("time is an argument");
    }

    ArchRule keysInPkiOnly() {
        return depending(
                        "sees Bouncy Castle, ciphers or private keys outside pki",
                        (from, to) -> !part(from).equals("pki")
                                && KEY_TYPE.matcher(to.getFullName()).matches())
                .because("private keys live in one package");
    }

    ArchRule clockInjected() {
        return noClasses()
                .that(describe("are outside the composition root", c -> !part(c).isEmpty()))
                .should()
                .accessTargetWhere(describe("it asks the system clock", Arrows::asksTheTime))
                .because("a java.time.Clock is injected");
    }

    ArchRule names() {
        return noClasses()
                .that(describe("are public", c -> c.getModifiers().contains(JavaModifier.PUBLIC)))
                .should()
                .haveNameMatching(BAD_NAME.pattern())
                .because("a name says what a thing is");
    }

    ArchRule noCycles() {
        return SlicesRuleDefinition.slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule noRingInCore() {
        return SlicesRuleDefinition.slices()
                .matching(root + ".core.(*)..")
                .should()
                .beFreeOfCycles();
    }

    private ArchRule depending(String what, BiPredicate<JavaClass, JavaClass> bad) {
        return classes().that(describe("are ours", this::ours)).should(new ArchCondition<>("hold: nothing " + what) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(edge -> bad.test(from, edge.getTargetClass().getBaseComponentType()))
                        .forEach(edge -> events.add(SimpleConditionEvent.violated(edge, edge.getDescription())));
            }
        });
    }

    private boolean ours(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The first package below the root; empty for the root package itself and for what is not ours. */
    private String part(JavaClass type) {
        if (!type.getPackageName().startsWith(root + ".")) {
            return "";
        }
        return type.getPackageName().substring(root.length() + 1).split("\\.")[0];
    }

    private static boolean mayUse(String from, String to) {
        if (from.isEmpty() || from.equals(to)) {
            return true;
        }
        if (KITS.contains(from)) {
            return !from.equals("core") && to.equals("core");
        }
        if (to.equals("pki")) {
            return PKI_USERS.contains(from);
        }
        return KITS.contains(to) || FEATURE_USES.getOrDefault(from, Set.of()).contains(to);
    }

    private boolean mayLink(JavaClass from, JavaClass to) {
        String name = to.getPackageName();
        boolean open = part(from).isEmpty() || ours(to) || name.startsWith("java.") || name.isEmpty();
        Set<String> allowed = LIBRARIES.getOrDefault(part(from), LIBRARIES.get("*"));
        return open || allowed.stream().anyMatch(library -> name.equals(library) || name.startsWith(library + "."));
    }

    private static boolean closedToCore(JavaClass to) {
        return CLOSED_TO_CORE.matcher(to.getFullName()).matches() && !CORE_SOCKETS_ALLOWED.contains(to.getFullName());
    }

    private static boolean asksTheTime(JavaAccess<?> access) {
        String target =
                access.getTargetOwner().getFullName() + "." + access.getTarget().getName();
        boolean clock = target.startsWith("java.time.Clock.system") || target.startsWith("java.time.Clock.tick");
        boolean millis = target.equals("java.lang.System.currentTimeMillis");
        boolean date = access.getTarget().getFullName().equals("java.util.Date.<init>()");
        return clock
                || millis
                || date
                || isNow(access) && !access.getTarget().getFullName().endsWith("(java.time.Clock)");
    }

    private static boolean isNow(JavaAccess<?> access) {
        String target =
                access.getTargetOwner().getFullName() + "." + access.getTarget().getName();
        return target.matches("java\\.time\\..*\\.now");
    }
}
