package akashi.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Fact;
import akashi.core.site.Presence;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorklistTest {

    @Test
    void a_site_in_order_has_nothing_to_do() {
        assertThat(todos(Sites.withRecorders(3).encrypted())).isEmpty();
    }

    @Test
    void one_problem_of_several_computers_is_one_task() {
        List<Todo> todos = todos(
                Sites.withRecorders(3).encrypted().trusted("rec-01", false).trusted("rec-03", false));
        Todo trust = todos.stream()
                .filter(todo -> todo.code() == ReasonCode.VERIFIER_DISTRUSTS)
                .findFirst()
                .orElseThrow();
        assertThat(trust.who()).containsExactly("rec-01", "rec-03");
        assertThat(trust.mend().path()).startsWith("/facts?fact=CA_TRUSTED&on=");
    }

    @Test
    void a_computer_that_lacks_the_authority_is_one_task_whether_it_shows_or_checks() {
        List<Todo> todos = todos(Sites.withRecorders(3).encrypted().trusted("rec-01", false));
        assertThat(todos)
                .singleElement()
                .satisfies(todo -> assertThat(todo.who()).containsExactly("rec-01"));
        long concerned =
                Assess.all(
                                Sites.withRecorders(3)
                                        .encrypted()
                                        .trusted("rec-01", false)
                                        .snapshot(),
                                Sites.NOW)
                        .stream()
                        .filter(a -> !a.status().equals(Status.RECORDED))
                        .count();
        assertThat(todos.get(0).connections()).isEqualTo((int) concerned);
    }

    @Test
    void only_the_computer_that_joins_is_finished() {
        List<Todo> todos = todos(Sites.withRecorders(3)
                .encrypted()
                .tell(Fact.IN_EFFECT, "rec-02", Slot.SERVER, false)
                .presence("rec-02", Presence.State.JOINING));
        assertThat(todos)
                .filteredOn(todo -> todo.code() == ReasonCode.JOINING)
                .singleElement()
                .satisfies(todo -> assertThat(todo.who()).containsExactly("rec-02"));
    }

    @Test
    void the_worst_comes_first_and_among_equals_what_holds_up_most() {
        List<Todo> todos = todos(Sites.withRecorders(3)
                .encrypted()
                .trusted("mgmt-01", false)
                .tell(Fact.KEY_READABLE, "rec-01", Slot.SERVER, false));
        assertThat(todos).extracting(Todo::status).isSorted();
        assertThat(todos.get(0).connections())
                .isGreaterThanOrEqualTo(todos.get(1).connections());
    }

    @Test
    void a_long_list_names_three_and_counts_the_rest() {
        List<Todo> todos = todos(Sites.withRecorders(5));
        Todo off = todos.get(0);
        assertThat(off.code()).isEqualTo(ReasonCode.ASSUMED_OFF);
        Message task = off.task();
        assertThat(task.key()).isEqualTo("todo.ASSUMED_OFF.many");
        assertThat(task.args()).element(1).isEqualTo(off.who().size() - 3);
    }

    private static List<Todo> todos(Sites sites) {
        return Worklist.of(Assess.all(sites.snapshot(), Sites.NOW));
    }
}
