package akashi.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.runbook.Deed;
import akashi.core.runbook.Journey;
import akashi.core.site.ClientKind;
import akashi.core.site.Fact;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunbookPagesTest {

    private static final UUID REC_1 = Sites.id("computer rec-01");

    private static Sites prepared(int recorders) {
        return Sites.withRecorders(recorders)
                .wantAll(Slot.SERVER)
                .withAuthority()
                .issueAll()
                .ready()
                .tell(Fact.IN_EFFECT, "mgmt-01", Slot.SERVER, true);
    }

    private static Browser.Page say(Browser browser, UUID subject, String outcome) {
        return browser.post(
                "/runbook/switch-on/say",
                "deed",
                Deed.RECORDERS_ON.name(),
                "subject",
                subject.toString(),
                "outcome",
                outcome,
                "code",
                "100");
    }

    private static String read(Browser browser, String path) {
        return browser.get(path).html().text();
    }

    @Test
    void a_tick_is_kept_as_evidence_with_its_name_and_an_audit_entry() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1))) {
            Browser admin = portal.admin();
            assertThat(read(admin, "/runbook/switch-on"))
                    .contains("Recording servers on", "/enableencryption", "Recording on rec-01 stops");
            assertThat(say(admin, REC_1, "DONE").status()).isEqualTo(303);
            assertThat(portal.site().evidence().inEffect(new SwitchId(REC_1, Slot.SERVER)))
                    .contains(true);
            assertThat(read(admin, "/audit")).contains("Runbook step told");
            assertThat(say(admin, REC_1, "DONE").status())
                    .as("nothing of it is left to say")
                    .isEqualTo(409);
        }
    }

    @Test
    void a_failure_pauses_with_the_meaning_of_its_exit_code_and_can_be_left_aside() {
        try (TestPortal portal = TestPortal.start().plant(prepared(8))) {
            Browser admin = portal.admin();
            say(admin, REC_1, "FAILED");
            assertThat(read(admin, "/runbook/switch-on"))
                    .contains("Paused", "rec-01", "is no administrator of the VMS", "Go on without it");
            UUID next = Sites.id("computer rec-02");
            assertThat(say(admin, next, "DONE").status()).isEqualTo(409);
            say(admin, REC_1, "PUT_ASIDE");
            assertThat(say(admin, next, "DONE").status()).isEqualTo(303);
        }
    }

    @Test
    void the_helpdesk_ticks_what_is_its_to_do_and_nothing_else() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1))) {
            Browser helpdesk = portal.as(Access.HELPDESK);
            assertThat(helpdesk.get("/runbook/switch-on").text())
                    .contains("Recording servers on")
                    .doesNotContain("/runbook/switch-on/say");
            assertThat(say(helpdesk, REC_1, "DONE").status()).isEqualTo(403);
        }
        Sites untold = prepared(1).trusted(ClientKind.SMART_CLIENT, 0);
        try (TestPortal portal = TestPortal.start().plant(untold)) {
            Browser helpdesk = portal.as(Access.HELPDESK);
            String step = "TRUST_CLIENTS-" + Sites.id("group SMART_CLIENT");
            assertThat(helpdesk.get("/runbook/switch-on?stage=4").text()).contains("done-" + step);
            assertThat(helpdesk.post(
                                    "/runbook/switch-on/say",
                                    "deed",
                                    Deed.TRUST_CLIENTS.name(),
                                    "subject",
                                    Sites.id("group SMART_CLIENT").toString(),
                                    "outcome",
                                    "DONE")
                            .status())
                    .isEqualTo(303);
            assertThat(portal.site()
                            .evidence()
                            .trust(Sites.id("group SMART_CLIENT"), Sites.ROOT)
                            .orElseThrow()
                            .count())
                    .isEqualTo(10);
        }
    }

    private static Browser.Page failed(Browser browser, UUID subject, String code, String note) {
        return browser.post(
                "/runbook/switch-on/say",
                "deed",
                Deed.RECORDERS_ON.name(),
                "subject",
                subject.toString(),
                "outcome",
                "FAILED",
                "stage",
                "6",
                "wave",
                "2",
                "code",
                code,
                "note",
                note);
    }

    @Test
    void a_refused_word_comes_back_where_it_was_typed() {
        try (TestPortal portal = TestPortal.start().plant(prepared(8))) {
            Browser admin = portal.admin();
            UUID third = Sites.id("computer rec-03");
            say(admin, REC_1, "FAILED");
            say(admin, REC_1, "PUT_ASIDE");
            Browser.Page wrong = failed(admin, third, "many", "no right to register");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.html().select("input[name=note][value='no right to register']"))
                    .hasSize(1);
            assertThat(wrong.html().select("main a[href='#f-code']"))
                    .as("named above")
                    .hasSize(1);
            assertThat(wrong.html().select("#f-code")).hasSize(1);
            assertThat(wrong.html().select("#pace[open]")).as("another form").isEmpty();
        }
        try (TestPortal portal = TestPortal.start().plant(prepared(8))) {
            Browser.Page early = failed(portal.admin(), Sites.id("computer rec-03"), "100", "no right");
            assertThat(early.status()).isEqualTo(409);
            assertThat(early.html().text()).contains("Not kept: “no right”");
            assertThat(early.html().select("#RECORDERS_ON-" + Sites.id("computer rec-03")))
                    .as("its wave, not the first")
                    .hasSize(1);
        }
    }

    @Test
    void a_number_that_the_vendor_does_not_list_is_shown_as_one() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1))) {
            Browser admin = portal.admin();
            assertThat(admin.get("/runbook/switch-on").html().select("#exit-codes option[value=100]"))
                    .hasSize(1);
            assertThat(failed(admin, REC_1, "4711", "").status()).isEqualTo(303);
            assertThat(read(admin, "/runbook/switch-on")).contains("4711 This number is not in the vendor's list");
        }
    }

    @Test
    void a_page_that_others_overtook_says_so() {
        try (TestPortal portal = TestPortal.start().plant(prepared(8))) {
            Browser admin = portal.admin();
            String live = admin.get("/runbook/switch-on").html().select("#live").attr("hx-get");
            assertThat(read(admin, live)).doesNotContain("Something changed");
            say(admin, REC_1, "DONE");
            assertThat(read(admin, live)).contains("Something changed", "Reload");
        }
    }

    @Test
    void a_window_that_is_over_leads_to_another() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1))) {
            Browser admin = portal.admin();
            assertThat(pace(admin, "3", "", "2020-03-02T02:00").status()).isEqualTo(303);
            Browser.Page page = admin.get("/runbook/switch-on");
            assertThat(page.html().text()).contains("The window ended", "Choose another window");
            assertThat(page.html().select("#live a[href='#pace']")).hasSize(1);
            assertThat(page.html().select("#pace[open]")).hasSize(1);
        }
    }

    @Test
    void where_all_that_is_wanted_is_on_only_that_is_counted() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1).told())) {
            assertThat(read(portal.admin(), "/runbook/switch-on"))
                    .contains("All that is wanted on is on", "8 of 9 steps")
                    .doesNotContain("Event server on");
        }
    }

    @Test
    void a_runbook_with_words_can_begin_again_before_it_is_over() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1))) {
            Browser admin = portal.admin();
            assertThat(admin.get("/runbook/switch-on").html().select("#anew")).isEmpty();
            failed(admin, REC_1, "100", "");
            assertThat(admin.get("/runbook/switch-on").html().select("#anew")).hasSize(1);
        }
    }

    @Test
    void paper_says_where_there_is_no_certificate_to_name() {
        try (TestPortal portal = TestPortal.start().plant(Sites.withRecorders(1).wantAll(Slot.SERVER))) {
            assertThat(read(portal.admin(), "/runbook/switch-on/paper"))
                    .contains("There is no certificate to name here yet.");
        }
    }

    @Test
    void a_thousand_recorders_come_one_wave_at_a_time() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1000))) {
            String page = portal.admin().get("/runbook/switch-on").text();
            assertThat(page).contains("of 1,000", "One computer first").hasSizeLessThan(120_000);
            assertThat(page.split("/enableencryption", -1)).hasSizeLessThan(30);
        }
    }

    @Test
    void waves_and_window_are_chosen_and_wrong_ones_refused() {
        try (TestPortal portal = TestPortal.start().plant(prepared(8))) {
            Browser admin = portal.admin();
            assertThat(pace(admin, "0", "2027-03-02T02:00", "2027-03-02T01:00").status())
                    .isEqualTo(422);
            assertThat(pace(admin, "3", "2040-03-02T02:00", "").status()).isEqualTo(303);
            assertThat(read(admin, "/runbook/switch-on")).contains("waits for the window");
        }
    }

    private static Browser.Page pace(Browser browser, String size, String from, String until) {
        return browser.post(
                "/runbook/switch-on/pace",
                "grouping",
                "SIZE",
                "size",
                size,
                "eventFirst",
                "true",
                "from",
                from,
                "until",
                until);
    }

    @Test
    void paper_holds_only_what_the_person_does() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1))) {
            String page = portal.admin()
                    .get("/runbook/switch-on/paper?who=WINDOWS_ADMINISTRATOR")
                    .text();
            assertThat(page).contains("Import the bundle").doesNotContain("Recording servers on");
        }
    }

    @Test
    void every_runbook_reads_in_both_languages() {
        try (TestPortal portal = TestPortal.start().plant(prepared(1))) {
            Browser admin = portal.admin();
            for (Journey journey : Journey.values()) {
                for (String lang : new String[] {"en", "ja"}) {
                    assertThat(admin.get("/runbook/" + journey.slug() + "?lang=" + lang)
                                    .status())
                            .as(journey + " " + lang)
                            .isEqualTo(200);
                }
            }
            assertThat(admin.get("/runbook/nowhere").status()).isEqualTo(404);
        }
    }
}
