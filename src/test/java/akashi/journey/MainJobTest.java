package akashi.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.PortalProcess;
import akashi.core.link.CertificateLink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the setup link to a diagram in which everything is recorded, in a real browser. */
class MainJobTest {

    private static final List<String> LINKS = List.of(
            "management-to-recorders", "recorder-to-management", "recorder-to-clients", "management-to-clients");

    @TempDir
    Path folder;

    private PortalProcess portal() {
        return new PortalProcess.Start(folder.resolve("home"), Map.of(), List.of(), List.of()).run();
    }

    static Stream<Arguments> languages() {
        return Stream.of(arguments("ja", "記録"), arguments("en", "ecorded"));
    }

    @ParameterizedTest(name = "in {0}")
    @MethodSource("languages")
    void the_main_job_is_done_on_the_pages(String lang, String recorded) throws Exception {
        try (PortalProcess portal = portal();
                Administrator person = new Administrator(portal.address(), lang, true, folder)) {
            MainJob job = new MainJob(person);
            job.setUpWithAFile(portal.invitation(), lang);
            job.importInventory(folder);
            job.makeTheAuthority();
            job.turnOneSwitchAlone();
            assertThat(job.reasons()).isNotEmpty();
            String pair = job.completeThePair();
            String streaming = job.planStreaming();
            job.issueForAll();
            assertThat(job.downloadBundles()).isNotEmptyFile();
            job.tellEverything();
            job.go(pair);
            job.go(streaming);
            for (CertificateLink link : CertificateLink.values()) {
                List<String> statuses = job.statuses(link.slug());
                if (LINKS.contains(link.slug())) {
                    assertThat(statuses).as(link.slug()).isNotEmpty();
                }
                assertThat(statuses)
                        .as(link.slug())
                        .allSatisfy(status -> assertThat(status).contains(recorded));
            }
            rest(person);
            assertThat(person.findings()).isEmpty();
        }
    }

    /** Pages that the job does not need are looked at all the same. */
    private static void rest(Administrator person) {
        List.of(
                        "/",
                        "/servers",
                        "/clients",
                        "/topology/site",
                        "/topology/role/recording",
                        "/authorities",
                        "/certificates",
                        "/encryption",
                        "/users",
                        "/account",
                        "/settings",
                        "/learn",
                        "/audit",
                        "/backup")
                .forEach(person::open);
        assertThat(person.pagesSeen()).hasSizeGreaterThan(25);
    }

    @Test
    void it_begins_without_scripts_as_well() throws Exception {
        try (PortalProcess portal = portal();
                Administrator person = new Administrator(portal.address(), "en", false, folder)) {
            MainJob job = new MainJob(person);
            job.setUpWithAFile(portal.invitation(), "en");
            job.importInventory(folder);
            job.makeTheAuthority();
            job.turnOneSwitchAlone();
            assertThat(job.reasons()).isNotEmpty();
            job.completeThePair();
            job.issueForAll();
            assertThat(job.statuses("management-to-recorders")).isNotEmpty();
            assertThat(person.findings()).isEmpty();
        }
    }
}
