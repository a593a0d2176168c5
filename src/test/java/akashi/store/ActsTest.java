package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.store.Notices.Post;
import akashi.store.Notices.PostNotice;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActsTest {

    private final Post post = new Post();

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_act_changes_the_site_raises_its_version_and_leaves_one_entry(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post)) {
            assertThat(portal.acts().run(portal.admin(), new PostNotice("a"))).isEqualTo(1);

            assertThat(notice(portal)).isEqualTo("a");
            assertThat(portal.site(portal.siteId()).site().planVersion()).isEqualTo(2);
            List<AuditEntry> entries = entries(portal);
            assertThat(entries).singleElement().satisfies(entry -> {
                assertThat(entry.sentence().key()).isEqualTo("act.post-notice");
                assertThat(entry.args()).isEqualTo(List.of("a"));
                assertThat(entry.actor()).isEqualTo("admin");
                assertThat(entry.at()).isEqualTo(TestPortal.NOW);
                assertThat(entry.before()).isEqualTo(Map.of("notice", ""));
                assertThat(entry.after()).isEqualTo(Map.of("notice", "a"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_refused_act_leaves_nothing_behind(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post)) {
            assertThatThrownBy(() -> portal.acts().run(portal.admin(), new PostNotice("bad")))
                    .isInstanceOf(Fault.Refused.class);
            assertUntouched(portal);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_act_whose_entry_cannot_be_written_is_not_done(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post)) {
            portal.database().db().execute("alter table audit_entry add constraint no_entries check (subject <> 'a')");
            assertThat(catchThrowable(() -> portal.acts().run(portal.admin(), new PostNotice("a"))))
                    .isNotNull();
            assertUntouched(portal);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_an_entry_is_about_is_cut_between_characters(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post)) {
            portal.acts().run(portal.admin(), new PostNotice("a".repeat(299) + "\uD83D\uDE00 and more"));
            portal.acts().run(portal.admin(), new PostNotice("a".repeat(298) + "\uD83D\uDE00 and more"));
            assertThat(entries(portal))
                    .extracting(AuditEntry::subject)
                    .containsExactlyInAnyOrder("a".repeat(299), "a".repeat(298) + "\uD83D\uDE00");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_double_click_acts_once_and_the_second_is_told_what_came_of_the_first(Engine engine) throws Exception {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post)) {
            post.entered = new CountDownLatch(1);
            post.mayGoOn = new CountDownLatch(1);
            Terms terms = Terms.NONE.whilePlanIs(1).onceFor("form-1");
            CompletableFuture<Integer> first = later(portal, terms, "a");
            post.entered.await();
            CompletableFuture<Integer> second = later(portal, terms, "a");
            post.mayGoOn.countDown();

            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isEqualTo(1);
            assertThat(notice(portal)).isEqualTo("a");
            assertThat(entries(portal)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void of_two_administrators_who_saw_the_same_plan_the_second_is_refused(Engine engine) throws Exception {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post)) {
            post.entered = new CountDownLatch(1);
            post.mayGoOn = new CountDownLatch(1);
            CompletableFuture<Integer> first = later(portal, Terms.NONE.whilePlanIs(1), "a");
            post.entered.await();
            CompletableFuture<Integer> second = later(portal, Terms.NONE.whilePlanIs(1), "b");
            post.mayGoOn.countDown();

            assertThat(first.get()).isEqualTo(1);
            assertThat(catchThrowable(second::get))
                    .cause()
                    .isInstanceOfSatisfying(
                            Fault.Refused.class,
                            refused ->
                                    assertThat(refused.refusals().get(0).rule()).isEqualTo("SITE_CHANGED"));
            assertThat(notice(portal)).isEqualTo("a");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void acts_on_one_site_follow_one_another_and_none_is_lost(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post)) {
            List<CompletableFuture<Integer>> many = java.util.stream.IntStream.range(0, 30)
                    .mapToObj(number -> later(portal, Terms.NONE, "x"))
                    .toList();
            many.forEach(CompletableFuture::join);
            assertThat(notice(portal)).isEqualTo("x".repeat(30));
            assertThat(entries(portal)).hasSize(30);
            assertThat(portal.site(portal.siteId()).site().planVersion()).isEqualTo(31);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Access.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void who_has_less_access_than_the_act_needs_may_not_do_it(Access access) {
        try (TestPortal portal = TestPortal.with(post)) {
            assertThatThrownBy(() -> portal.acts().run(portal.as(access), new PostNotice("a")))
                    .isInstanceOf(Fault.NotAllowed.class);
            assertUntouched(portal);
        }
    }

    @org.junit.jupiter.api.Test
    void the_funnel_does_not_start_with_a_command_missing_or_double() {
        try (TestPortal portal = TestPortal.with()) {
            Clock clock = portal.clock();
            assertThatThrownBy(() ->
                            new Acts(portal.database(), portal.snapshots(), clock, List.of(new Post(), new Post())))
                    .hasMessageContaining("two use cases");
            assertThatThrownBy(() -> portal.acts().requiring(List.of(PostNotice.class)))
                    .hasMessageContaining("no use case");
        }
    }

    private static CompletableFuture<Integer> later(TestPortal portal, Terms terms, String text) {
        return CompletableFuture.supplyAsync(
                () -> portal.acts().run(portal.admin(), new PostNotice(text), terms),
                command -> new Thread(command).start());
    }

    private static void assertUntouched(TestPortal portal) {
        assertThat(notice(portal)).isEmpty();
        assertThat(entries(portal)).isEmpty();
        assertThat(portal.site(portal.siteId()).site().planVersion()).isEqualTo(1);
    }

    private static String notice(TestPortal portal) {
        return new Sites(portal.database().db())
                .setting(portal.siteId(), "notice")
                .orElse("");
    }

    private static List<AuditEntry> entries(TestPortal portal) {
        return new AuditEntries(portal.database().db(), portal.siteId()).page(AuditQuery.newest(100));
    }
}
