package akashi.web;

import akashi.core.fault.FieldError;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/** A failure as programs read it (RFC 9457), with the reasons of a refusal or the fields that were wrong. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String request,
        List<Reason> refusals,
        List<Wrong> errors) {

    /**
     * One reason; {@code clause} lists the clauses of the guide behind the rule, {@code mend} says the next step and
     * {@code page} where.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(String rule, String clause, String message, List<String> involved, String mend, String page) {}

    /** One field. */
    record Wrong(String field, String message) {}

    static Problem of(int status, String title, String detail, String request) {
        return new Problem("about:blank", title, status, detail, request, null, null);
    }

    Problem refusedBy(List<Refusal> reasons, Function<Message, String> text) {
        List<Reason> told = reasons.stream()
                .map(r -> new Reason(
                        r.rule(),
                        clauses(r),
                        text.apply(r.reason()),
                        r.involved(),
                        mend(r, text),
                        r.mend().path()))
                .toList();
        return new Problem(type, title, status, detail, request, told, null);
    }

    Problem wrongIn(List<FieldError> fields, Function<Message, String> text) {
        List<Wrong> told = fields.stream()
                .map(f -> new Wrong(f.field(), text.apply(f.message())))
                .toList();
        return new Problem(type, title, status, detail, request, null, told);
    }

    private static String mend(Refusal refusal, Function<Message, String> text) {
        return refusal.mend().present() ? text.apply(refusal.mend().what()) : null;
    }

    private static String clauses(Refusal refusal) {
        return String.join(" ", refusal.clauses().stream().map(Enum::name).toList());
    }
}
