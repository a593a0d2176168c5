package akashi.backup;

import static akashi.store.tables.Tables.AUDIT_ENTRY;

import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.Record;

/**
 * What of a value is shown to somebody outside: no mail address and no address on the web, in whatever text it stands,
 * and nothing of what an entry tells about those who are warned.
 */
final class Discretion {

    private static final String MAIL = "[mail address]";
    private static final String WEB = "[web address]";

    /** Acts whose values name where somebody is told: a mail address, or the host of a webhook. */
    private static final Set<String> TOLD =
            Set.of("add-warning-channel", "remove-warning-channel", "test-warning-channel");

    /** What an entry tells beside who, when and which act. */
    private static final Set<Field<?>> VALUES =
            Set.of(AUDIT_ENTRY.SUBJECT, AUDIT_ENTRY.ARGS, AUDIT_ENTRY.BEFORE_JSON, AUDIT_ENTRY.AFTER_JSON);

    /** A scheme and everything up to a blank or a quotation mark: paths and queries of webhooks are secret. */
    private static final Pattern URL = Pattern.compile("\\p{Alpha}[\\p{Alnum}+.-]{0,30}://[^\\s\"<>\\\\]*");

    /** Wider than any address that is accepted, so that none that was imported slips by. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\"'<>(){}\\[\\],;:/\\\\@]{1,100}[@\uFF20][^\\s\"'<>(){}\\[\\],;:/\\\\@]+");

    private Discretion() {}

    /** The value of a column, as it may be shown. */
    static Object shown(Record row, Field<?> column) {
        if (VALUES.contains(column) && TOLD.contains(row.get(AUDIT_ENTRY.ACT))) {
            return null;
        }
        Object value = row.get(column);
        return value instanceof String text ? masked(text) : value;
    }

    static String masked(String text) {
        if (text.indexOf('@') < 0 && text.indexOf('\uFF20') < 0 && !text.contains("://")) {
            return text;
        }
        return ADDRESS.matcher(URL.matcher(text).replaceAll(WEB)).replaceAll(MAIL);
    }
}
