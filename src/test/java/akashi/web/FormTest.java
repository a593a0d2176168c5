package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.HostName;
import akashi.core.site.Role;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormTest {

    private static Form form(String query) {
        return new Form(Body.decoded(query));
    }

    @Test
    void reads_raw_text_into_validated_types() {
        Form form = form("computer=+Rec-01.Example.com+&role=RECORDING&at=2027-03-31&days=&ports=1&ports=2&on=true");
        assertThat(form.required("computer", HostName::new).value()).isEqualTo("rec-01.example.com");
        assertThat(form.oneOf("role", Role.class)).isEqualTo(Role.RECORDING);
        assertThat(form.optional("at", LocalDate::parse)).contains(LocalDate.of(2027, 3, 31));
        assertThat(form.optional("days", Integer::valueOf)).isEmpty();
        assertThat(form.list("ports", Integer::valueOf)).containsExactly(1, 2);
        assertThat(form.flag("on")).isTrue();
        assertThat(form.flag("off")).isFalse();
        form.done();
    }

    @Test
    void takes_numbers_and_dates_as_a_keyboard_for_japanese_writes_them_and_leaves_names_alone() {
        Form form = new Form(Map.of(
                "days", List.of("９０"),
                "hours", List.of("７２"),
                "on", List.of("２０２７－０３－３１"),
                "at", List.of("０７：３０"),
                "name", List.of("第９埠頭")));
        assertThat(form.required("days", FormTest::days)).isEqualTo(90);
        assertThat(form.within("hours", 1, 100, 1)).isEqualTo(72);
        assertThat(form.optional("on", LocalDate::parse)).contains(LocalDate.of(2027, 3, 31));
        assertThat(form.optional("at", LocalTime::parse)).contains(LocalTime.of(7, 30));
        assertThat(form.required("name")).isEqualTo("第９埠頭");
        form.done();
        assertThat(new Form(Map.of("days", List.of("９０日"))).required("days", FormTest::days))
                .isNull();
    }

    private static int days(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new Fault.BadInput("days", "web.field.number", 1, 9999);
        }
        return Integer.parseInt(text);
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        Form form = form("computer=10.0.0.1&role=KING&id=7&ports=1&ports=x");
        assertThat(form.required("computer", HostName::new)).isNull();
        assertThat(form.oneOf("role", Role.class)).isNull();
        assertThat(form.required("id", UUID::fromString)).isNull();
        assertThat(form.required("name")).isNull();
        assertThat(form.list("ports", Integer::valueOf)).containsExactly(1);
        Fault.BadInput bad = catchThrowableOfType(Fault.BadInput.class, form::done);
        assertThat(bad.errors())
                .extracting(FieldError::field, e -> e.message().key())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("computer", "host-name.address"),
                        org.assertj.core.api.Assertions.tuple("role", "web.field.unreadable"),
                        org.assertj.core.api.Assertions.tuple("id", "web.field.unreadable"),
                        org.assertj.core.api.Assertions.tuple("name", "web.field.required"),
                        org.assertj.core.api.Assertions.tuple("ports", "web.field.unreadable"));
    }

    @Test
    void gives_back_what_was_typed_but_never_a_secret() {
        Form form = form("computer=%E8%A8%BC&password=+tops3cret+");
        assertThat(form.secret("password")).containsExactly(" tops3cret ".toCharArray());
        assertThat(form.value("password")).isEmpty();
        assertThat(form.value("computer", "before")).isEqualTo("証");
        assertThat(form.value("computer-2", null)).isEmpty();
    }

    @Test
    void gives_back_neither_what_was_pasted_nor_a_private_key_in_any_field() {
        Form form = form("pem=MIIE&note=-----BEGIN+RSA+PRIVATE+KEY-----%0AMIIE&said=the+private+key");
        String pasted = form.pasted("pem", text -> text);
        assertThat(pasted).isEqualTo("MIIE");
        assertThat(form.value("pem")).isEmpty();
        assertThat(form.value("note", "before")).isEmpty();
        assertThat(form.value("said")).isEqualTo("the private key");
    }

    @Test
    void leaves_the_fields_of_other_forms_on_the_page_as_they_are() {
        Form form = form("computer=&kind=BASIC");
        assertThat(form.value("days", 397)).isEqualTo("397");
        assertThat(form.value("computer", "before")).isEmpty();
        assertThat(form.picked("way", "NAME", true)).isTrue();
        assertThat(form.picked("kind", "WINDOWS", true)).isFalse();
        assertThat(form.picked("kind", "BASIC", false)).isTrue();
        assertThat(form.ticked("removed", true)).isTrue();
        assertThat(form("with-removed=&days=3").ticked("removed", true)).isFalse();
        assertThat(form("with-removed=&removed=true").ticked("removed", false)).isTrue();
    }

    @Test
    void shows_the_present_values_before_anything_was_typed() {
        Form form = new Form(Map.of());
        assertThat(form.value("days", 397)).isEqualTo("397");
        assertThat(form.value("days", null)).isEmpty();
        assertThat(form.chose("on", "true", true)).isTrue();
        assertThat(form("other=1").chose("on", "true", true)).isFalse();
    }

    @Test
    void takes_over_the_errors_of_a_fault_once() {
        Form form = form("computer=");
        form.required("computer");
        form.remember(List.of(FieldError.of("computer", "web.field.required"), FieldError.of("days", "x")));
        assertThat(form.errors("computer")).hasSize(1);
        assertThat(form.errors()).hasSize(2);
    }

    @Test
    void keeps_numbers_of_a_query_within_bounds() {
        Form query = form("page=7&limit=100000&low=-3&odd=x");
        assertThat(query.number("page", 1, 50, 1)).isEqualTo(7);
        assertThat(query.number("limit", 1, 500, 50)).isEqualTo(500);
        assertThat(query.number("low", 1, 500, 50)).isEqualTo(1);
        assertThat(query.number("odd", 1, 500, 50)).isEqualTo(50);
        assertThat(query.number("none", 1, 500, 50)).isEqualTo(50);
    }

    @Test
    void survives_a_query_that_no_browser_sends() {
        assertThat(form("a&b=%zz&=c&&d=1=2").value("b")).isEqualTo("%zz");
        assertThat(form("d=1=2").value("d")).isEqualTo("1=2");
    }
}
