package akashi.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between packages, the home of keys and clocks, and names. */
class ArchitectureTest {

    private static final JavaClasses PORTAL = new ClassFileImporter().importPath(Path.of("target/classes/akashi"));
    private static final JavaClasses BAD =
            new ClassFileImporter().importPath(Path.of("target/test-classes/akashi/guard/bad"));

    static Stream<ArchRule> rules() {
        return new Arrows("akashi").all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_portal_keeps(ArchRule rule) {
        assertThat(PORTAL.size()).as("classes read").isPositive();
        rule.check(PORTAL);
    }

    static Stream<Arguments> badExamples() {
        Arrows arrows = new Arrows("akashi.guard.bad");
        return Stream.of(
                arguments("a kit that knows a feature", arrows.packages(), "KnowsAFeature"),
                arguments("a feature that uses one it may not", arrows.packages(), "SiteManager"),
                arguments("a library nobody allowed", arrows.libraries(), "org.jsoup.Jsoup"),
                arguments("core that reads a file", arrows.corePure(), "ReadsAFile"),
                arguments("core that asks the system clock", arrows.coreWithoutClock(), "AsksTheClock.hidden"),
                arguments("core that asks a given clock", arrows.coreWithoutClock(), "AsksTheClock.given"),
                arguments("a private key outside pki", arrows.keysInPkiOnly(), "HoldsAKey"),
                arguments("a clock made by a feature", arrows.clockInjected(), "Clock.systemUTC"),
                arguments("a name that says nothing", arrows.names(), "SiteManager"),
                arguments("two features that use each other", arrows.noCycles(), "Cycle detected"),
                arguments("two parts of the core that use each other", arrows.noRingInCore(), "LeansRight"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badExamples")
    void a_bad_example_is_reported(String what, ArchRule rule, String named) {
        assertThat(rule.evaluate(BAD).getFailureReport().toString()).as(what).contains(named);
    }

    @Test
    void every_feature_named_in_a_list_is_not_a_kit() {
        assertThat(Arrows.FEATURE_USES.keySet()).doesNotContain("core", "web", "store", "pki");
        assertThat(Arrows.PKI_USERS).doesNotContain("core", "web", "store", "pki");
    }
}
