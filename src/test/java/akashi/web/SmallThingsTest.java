package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pager, bar, navigation, routes, JSON: the pieces that need no server. */
class SmallThingsTest {

    @Test
    void a_pager_knows_where_it_stands() {
        assertThat(Pager.of("/servers?role=LPR", 2, 50, 120))
                .isEqualTo(new Pager(51, 100, 120, "/servers?role=LPR&page=1", "/servers?role=LPR&page=3"));
        assertThat(Pager.of("/servers", 1, 50, 50)).isEqualTo(new Pager(1, 50, 50, null, null));
        assertThat(Pager.of("/servers", 1, 50, 0)).isEqualTo(new Pager(0, 0, 0, null, null));
    }

    @Test
    void a_bar_is_cut_in_proportion_and_leaves_out_what_does_not_occur() {
        Map<Status, Integer> counts = new LinkedHashMap<>();
        counts.put(Status.VERIFIED, 3);
        counts.put(Status.CHANGING, 0);
        counts.put(Status.BROKEN, 1);
        assertThat(Bar.of(counts))
                .containsExactly(
                        new Bar.Segment(Status.VERIFIED, 3, "0.00%", "75.00%"),
                        new Bar.Segment(Status.BROKEN, 1, "75.00%", "25.00%"));
        assertThat(Bar.of(Map.<Status, Integer>of())).isEmpty();
    }

    @ParameterizedTest(name = "{0} belongs to {1}")
    @CsvSource({"/,/", "/servers,/servers", "/servers/7,/servers", "/serversx,''", "/elsewhere,''"})
    void a_page_belongs_to_the_task_above_it(String path, String task) {
        Navigation navigation = new Navigation(
                List.of(item("/", Access.TRAINEE), item("/servers", Access.HELPDESK), item("/users", Access.ADMIN)),
                null);
        assertThat(navigation.current(path)).isEqualTo(task);
        assertThat(navigation.offeredTo(Access.HELPDESK))
                .extracting(Navigation.Item::path)
                .containsExactly("/", "/servers");
    }

    private static Navigation.Item item(String path, Access least) {
        return new Navigation.Item(path, Message.of("web.help"), least);
    }

    @Test
    void a_route_is_registered_once() {
        Routes routes = new Routes().get("/a", Access.ADMIN, x -> {}).post("/a", Access.ADMIN, x -> {});
        assertThatThrownBy(() -> routes.get("/a", Access.HELPDESK, x -> {})).hasMessageContaining("GET /a");
        assertThat(routes.all()).extracting(Route::access).containsOnly(Optional.of(Access.ADMIN));
    }

    /** A body of the API. */
    record Wish(String computer, int count, Instant at) {}

    @ParameterizedTest(name = "{0} is wrong in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"computer\":1,\"count\":1}|computer",
                "{\"count\":\"x\"}|count",
                "{\"count\":\"1\"}|count",
                "{\"count\":1,\"count\":2}|body",
                "{\"who\":1,\"count\":1}|who",
                "{\"count\":null}|count",
                "{\"count\":1,\"at\":\"tomorrow\"}|at",
                "{|body",
                "null|body",
                "[]|body",
                "{\"count\":1} {}|body"
            })
    void a_json_body_that_does_not_fit_names_the_field(String json, String field) {
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8), Wish.class))
                .isInstanceOfSatisfying(
                        Fault.BadInput.class,
                        bad -> assertThat(bad.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }

    @Test
    void json_speaks_utc_and_null() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("at", Instant.parse("2027-03-31T00:05:00Z"));
        value.put("none", Optional.empty());
        value.put("some", Optional.of("証"));
        assertThat(new String(Json.write(value), StandardCharsets.UTF_8))
                .isEqualTo("{\"at\":\"2027-03-31T00:05:00Z\",\"none\":null,\"some\":\"証\"}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rec-01.zip|attachment; filename=\"rec-01.zip\"; filename*=UTF-8''rec-01.zip",
                "報告 1.txt|attachment; filename=\"__ 1.txt\"; filename*=UTF-8''%E5%A0%B1%E5%91%8A%201.txt",
                "../a\"b.txt|attachment; filename=\".._a_b.txt\"; filename*=UTF-8''.._a_b.txt"
            })
    void a_download_has_a_name_that_everybody_can_read(String name, String header) {
        assertThat(Headers.attachment(name)).isEqualTo(header);
    }
}
