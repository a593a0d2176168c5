package akashi.web;

import akashi.core.finding.FindingCode;
import akashi.core.guide.Clause;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.Lessons;
import akashi.core.rule.Outcome;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * What templates call as {@code t}: sentences, times and addresses in the reader's language, at the moment of the
 * request. It decides nothing.
 */
public final class Wording {

    private final Messages messages;
    private final Assets assets;
    private final Lang lang;
    private final Instant now;
    private final Optional<Ground> ground;

    /** Where nobody is signed in. */
    Wording(Messages messages, Assets assets, Lang lang, Instant now) {
        this(messages, assets, lang, now, Optional.empty());
    }

    Wording(Messages messages, Assets assets, Lang lang, Instant now, Optional<Ground> ground) {
        this.ground = ground;
        this.messages = messages;
        this.assets = assets;
        this.lang = lang;
        this.now = now;
    }

    /** {@code ja} or {@code en}. */
    public String lang() {
        return lang.code();
    }

    /** Whether a page can be opened from here: not what is shut on a learner's own throw-away site. */
    public boolean open(String path) {
        return open("GET", path);
    }

    /** Whether an act or a page, by its method, can be reached from here. */
    public boolean open(String method, String path) {
        return ground.map(it -> it.opens(Route.Method.valueOf(method), path)).orElse(true);
    }

    /** The sentence of a message. */
    public String text(Message message) {
        return messages.text(lang, message);
    }

    /** The text of an enum constant. */
    public String text(Enum<?> constant) {
        return messages.text(lang, Message.of(constant));
    }

    /** The sentence of a key that is only known at run time; elsewhere {@code #{key}} reads better. */
    public String text(String key) {
        return messages.text(lang, Message.of(key));
    }

    /** Items as one text. */
    public String list(Collection<?> items) {
        return messages.list(lang, items);
    }

    /** {@code 2027-03-31 09:05 JST}. */
    public String stamp(Instant instant) {
        return messages.stamp(instant);
    }

    /** {@code 2027-03-31}, in the portal's zone. */
    public String date(Instant instant) {
        return LocalDate.ofInstant(instant, messages.zone()).toString();
    }

    /** RFC 3339 in UTC, for {@code datetime} attributes. */
    public String iso(Instant instant) {
        return instant.toString();
    }

    /** How long ago or how far ahead: {@code in 49 days}, {@code 3 minutes ago}, {@code just now}. */
    public String ago(Instant instant) {
        Duration gap = Duration.between(now, instant);
        String direction = gap.isNegative() ? "web.past." : "web.ahead.";
        long minutes = gap.abs().toMinutes();
        if (minutes < 1) {
            return text("web.now");
        }
        if (minutes < 60) {
            return messages.text(lang, direction + "minutes", minutes);
        }
        if (minutes < 48 * 60) {
            return messages.text(lang, direction + "hours", minutes / 60);
        }
        return messages.text(lang, direction + "days", minutes / (24 * 60));
    }

    /** The colour class that goes with a status or an outcome: {@code error}, {@code warn}, {@code off} or {@code ok}. */
    public String tone(Enum<?> state) {
        if (state instanceof Outcome outcome) {
            return tone(like(outcome));
        }
        return ((Status) state).tone().name().toLowerCase(Locale.ROOT);
    }

    /** The name of a constant as addresses and style classes have it: {@code failover-recording}. */
    public String slug(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The id of the SVG symbol of a status or an outcome, in {@code kit/symbols}. */
    public String symbol(Enum<?> state) {
        Enum<?> shown = state instanceof Outcome outcome ? like(outcome) : state;
        return "s-" + shown.name().toLowerCase(Locale.ROOT);
    }

    private static Status like(Outcome outcome) {
        return switch (outcome) {
            case BROKEN -> Status.BROKEN;
            case OPEN -> Status.UNKNOWN;
            case MET -> Status.VERIFIED;
        };
    }

    /** The lesson that teaches the most of these clauses; {@code null} where none does. */
    public Lesson lesson(Collection<Clause> clauses) {
        return Lessons.forClauses(clauses).orElse(null);
    }

    /** The lesson that explains a finding; {@code null} where none does. */
    public Lesson lesson(FindingCode finding) {
        return Lessons.forFinding(finding).orElse(null);
    }

    /** The address of a style sheet, script or image, under which it may be kept for ever. */
    public String asset(String name) {
        return assets.address(name);
    }
}
