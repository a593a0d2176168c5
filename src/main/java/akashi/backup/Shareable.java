package akashi.backup;

import static akashi.store.tables.Tables.ACCOUNT;
import static akashi.store.tables.Tables.ACT_TOKEN;
import static akashi.store.tables.Tables.API_TOKEN;
import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.DATA_KEY;
import static akashi.store.tables.Tables.ENROLMENT;
import static akashi.store.tables.Tables.HANDOUT;
import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.JOB_ITEM;
import static akashi.store.tables.Tables.OPENID_BEGUN;
import static akashi.store.tables.Tables.OPENID_PERSON;
import static akashi.store.tables.Tables.PACKED_BUNDLE;
import static akashi.store.tables.Tables.PORTAL_SETTING;
import static akashi.store.tables.Tables.READY_KEY;
import static akashi.store.tables.Tables.RECOVERY_CODE;
import static akashi.store.tables.Tables.SCHEDULED_TASKS;
import static akashi.store.tables.Tables.SECRET;
import static akashi.store.tables.Tables.SESSION;
import static akashi.store.tables.Tables.SETUP_LINK;
import static akashi.store.tables.Tables.SITE_SETTING;
import static akashi.store.tables.Tables.UPLOAD;
import static akashi.store.tables.Tables.WARNING_CHANNEL;
import static akashi.store.tables.Tables.WARNING_MESSAGE;

import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;

/**
 * What may be handed to somebody who helps: every table but those that hold something that opens or proves anything, and
 * no column of the rest that does. A test walks the schema, so that a new column that looks like one is decided here.
 */
final class Shareable {

    /** Left out whole: keys, tokens, codes, what is sealed, what people sent and what is to be sent. */
    static final Set<Table<?>> LEFT_OUT = Set.of(
            SECRET,
            DATA_KEY,
            READY_KEY,
            SESSION,
            SETUP_LINK,
            OPENID_BEGUN,
            OPENID_PERSON,
            API_TOKEN,
            ACT_TOKEN,
            ENROLMENT,
            HANDOUT,
            RECOVERY_CODE,
            PACKED_BUNDLE,
            UPLOAD,
            WARNING_MESSAGE,
            PORTAL_SETTING,
            SITE_SETTING,
            SCHEDULED_TASKS);

    /** Left out of their tables: also from where people came, and where they are told. */
    static final Set<Field<?>> HIDDEN = Set.of(
            ACCOUNT.PASSWORD_HASH,
            JOB_ITEM.PAYLOAD,
            JOB_ITEM.OUTCOME,
            WARNING_CHANNEL.TARGET,
            AUDIT_ENTRY.ORIGIN,
            JOB.ORIGIN);

    private Shareable() {}

    static List<Table<?>> tables() {
        return Contents.tables().stream()
                .filter(table -> !LEFT_OUT.contains(table))
                .toList();
    }

    static List<Field<?>> columns(Table<?> table) {
        return table.fieldStream()
                .filter(field -> !HIDDEN.contains(field))
                .<Field<?>>map(field -> field)
                .toList();
    }
}
