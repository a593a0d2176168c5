package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Paths are written as words, the authority below the root first. In a word {@code a}, {@code b} … are policies,
 * {@code *} is anyPolicy, {@code a>b} a mapping, {@code e0} requireExplicitPolicy, {@code m0} inhibitPolicyMapping,
 * {@code n0} inhibitAnyPolicy, each with its count, and {@code =} makes the certificate self-issued.
 */
class PolicyWalkTest {

    private static final PolicyDemands EXPLICIT = new PolicyDemands(Set.of(), true, false, false);

    static Stream<Arguments> paths() {
        return Stream.of(
                arguments("no policies, none asked for", "- -", PolicyDemands.NONE, true),
                arguments("no policies where one is asked for", "- -", EXPLICIT, false),
                arguments("one policy all the way", "a a", EXPLICIT, true),
                arguments("the acceptable policy all the way", "a a", only("a"), true),
                arguments("another policy than the acceptable one", "a a", only("b"), false),
                arguments("different policies", "a b", EXPLICIT, false),
                arguments("different policies where none is asked for", "a b", PolicyDemands.NONE, true),
                arguments("anyPolicy lets the leaf choose", "* b", only("b"), true),
                arguments("anyPolicy at the leaf keeps what was there", "a *", only("a"), true),
                arguments("anyPolicy that the verifier does not count", "* a", withoutAny(), false),
                arguments("an authority asks at once for a policy", "e0a b", PolicyDemands.NONE, false),
                arguments("an authority asks later than the path is long", "e9a b", PolicyDemands.NONE, true),
                arguments("an authority that asks two certificates later", "e1a a b", PolicyDemands.NONE, false),
                arguments("a leaf that asks for itself", "a e0b", PolicyDemands.NONE, false),
                arguments("a mapping", "aa>b b", only("a"), true),
                arguments("the unmapped policy counts no more", "aa>b a", only("a"), false),
                arguments("the policy it is mapped to is not the verifier's", "aa>b b", only("b"), false),
                arguments("a policy mapped to two", "aa>ba>c c", only("a"), true),
                arguments("two policies mapped to one", "aba>cb>c c", only("b"), true),
                arguments("a mapping that anyPolicy allows", "*a>b b", only("a"), true),
                arguments("a mapping from a policy that is not there", "ab>c c", EXPLICIT, false),
                arguments("a mapping of anyPolicy", "a*>a a", PolicyDemands.NONE, false),
                arguments("a mapping to anyPolicy", "aa>* a", PolicyDemands.NONE, false),
                arguments("a mapping that the verifier forbids", "aa>b b", withoutMappings(), false),
                arguments("a mapping forbidden from above", "m0a aa>b b", EXPLICIT, false),
                arguments("a mapping forbidden further below only", "m1a aa>b b", EXPLICIT, true),
                arguments("anyPolicy forbidden from above", "n0a * a", EXPLICIT, false),
                arguments("anyPolicy forbidden further below only", "n1a * a", EXPLICIT, true),
                arguments("anyPolicy in a self-issued certificate counts always", "n0a =* a", EXPLICIT, true),
                arguments("the count has run out at the leaf", "e2a a b", PolicyDemands.NONE, false),
                arguments("self-issued certificates are not counted", "e2a =a b", PolicyDemands.NONE, true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("paths")
    void a_path_keeps_a_policy_or_not(String name, String words, PolicyDemands demands, boolean accepted) {
        assertThat(PolicyWalk.refusing(path(words), demands).isEmpty()).isEqualTo(accepted);
    }

    @Test
    void the_certificate_that_leaves_no_policy_is_named() {
        List<ParsedCertificate> path = path("a b -");
        assertThat(PolicyWalk.refusing(path, EXPLICIT)).contains(path.get(1));
    }

    @Test
    void hostile_mappings_cost_no_more_than_their_length() {
        // A tree would have 2^100 leaves: each level maps both policies to both.
        String level = "aba>aa>bb>ab>b";
        String words = Stream.generate(() -> level).limit(100).collect(Collectors.joining(" ")) + " a";
        assertThat(PolicyWalk.refusing(path(words), only("b"))).isEmpty();
    }

    private static PolicyDemands only(String policies) {
        return new PolicyDemands(
                policies.chars().mapToObj(each -> id((char) each).getId()).collect(Collectors.toSet()),
                true,
                false,
                false);
    }

    private static PolicyDemands withoutAny() {
        return new PolicyDemands(Set.of(), true, false, true);
    }

    private static PolicyDemands withoutMappings() {
        return new PolicyDemands(Set.of(), true, true, false);
    }

    private static List<ParsedCertificate> path(String words) {
        List<ParsedCertificate> path = new ArrayList<>(List.of(certificate("-", 0)));
        List<String> below = List.of(words.split(" "));
        IntStream.range(0, below.size()).forEach(i -> path.add(certificate(below.get(i), i + 1)));
        Collections.reverse(path);
        return path;
    }

    private static ParsedCertificate certificate(String word, int depth) {
        X500Name name = new X500Name("CN=Authority " + depth);
        X500Name issuer = word.startsWith("=") ? name : new X500Name("CN=Authority " + (depth - 1));
        return Crypto.must(() -> {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(depth + 1L),
                    Date.from(Trusts.NOW),
                    Date.from(Trusts.NOW.plusSeconds(60)),
                    name,
                    Trusts.ELLIPTIC_KEY.publicKey().structure());
            extend(builder, word.replace("=", "").replace("-", ""));
            return CertificateReader.read(builder.build(Signatures.signer(Trusts.ELLIPTIC_KEY)));
        });
    }

    private static void extend(X509v3CertificateBuilder builder, String word) throws java.io.IOException {
        List<PolicyInformation> policies = new ArrayList<>();
        List<ASN1Encodable> mappings = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (i + 1 < word.length() && word.charAt(i + 1) == '>') {
                mappings.add(new DERSequence(new ASN1Encodable[] {id(letter), id(word.charAt(i + 2))}));
                i += 2;
            } else if (i + 1 < word.length() && Character.isDigit(word.charAt(i + 1))) {
                limit(builder, letter, BigInteger.valueOf(word.charAt(++i) - '0'));
            } else {
                policies.add(new PolicyInformation(id(letter)));
            }
        }
        if (!policies.isEmpty()) {
            builder.addExtension(
                    Extension.certificatePolicies,
                    false,
                    new CertificatePolicies(policies.toArray(PolicyInformation[]::new)));
        }
        if (!mappings.isEmpty()) {
            builder.addExtension(
                    Extension.policyMappings, true, new DERSequence(mappings.toArray(ASN1Encodable[]::new)));
        }
    }

    private static void limit(X509v3CertificateBuilder builder, char kind, BigInteger count)
            throws java.io.IOException {
        switch (kind) {
            case 'e' -> builder.addExtension(Extension.policyConstraints, true, new PolicyConstraints(count, null));
            case 'm' -> builder.addExtension(Extension.policyConstraints, true, new PolicyConstraints(null, count));
            default -> builder.addExtension(Extension.inhibitAnyPolicy, true, new ASN1Integer(count));
        }
    }

    private static ASN1ObjectIdentifier id(char letter) {
        return new ASN1ObjectIdentifier(letter == '*' ? PolicyWalk.ANY : "1.3.6.1.4.1.99999." + (int) letter);
    }
}
