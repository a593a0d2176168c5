package akashi.core.diagnosis;

import static akashi.core.diagnosis.ErrorCause.CONFIGURATOR_BUSY;
import static akashi.core.diagnosis.ErrorCause.CONFIGURATOR_FAILED;
import static akashi.core.diagnosis.ErrorCause.CONFIGURATOR_WORDS;
import static akashi.core.diagnosis.ErrorCause.KEY_UNREADABLE;
import static akashi.core.diagnosis.ErrorCause.OWN_NAME;
import static akashi.core.diagnosis.ErrorCause.REGISTRATION_REFUSED;
import static akashi.core.diagnosis.ErrorCause.SERVICE_STUCK;
import static akashi.core.diagnosis.ErrorCause.STILL_RUNNING;

import java.util.List;

/** What the Server Configurator and the services of the VMS say. Some exit codes are known from the field only. */
final class VmsErrors {

    private static final String CODE =
            "(?:exit ?code|exited with|return(?:ed)? code|last ?exit ?code|last run result" + "|終了コード)[^0-9-]{0,12}";

    private VmsErrors() {}

    static List<KnownError> all() {
        return List.of(
                KnownError.of(
                        Maker.VMS,
                        REGISTRATION_REFUSED,
                        "registration on the management server failed",
                        "the user is not authorized for this action"),
                code(REGISTRATION_REFUSED, "100"),
                KnownError.of(Maker.VMS, CONFIGURATOR_BUSY, "another instance of server configurator is running"),
                code(CONFIGURATOR_BUSY, "-4"),
                code(CONFIGURATOR_WORDS, "-[23]"),
                code(CONFIGURATOR_FAILED, "(?:-1|50)"),
                code(SERVICE_STUCK, "[12]0000"),
                code(OWN_NAME, "300000"),
                code(STILL_RUNNING, "(?:267009|0x41301)"),
                KnownError.of(
                        Maker.VMS,
                        KEY_UNREADABLE,
                        "local security authority cannot be contacted",
                        "ローカル セキュリティ機関にアクセスできません"));
    }

    private static KnownError code(ErrorCause cause, String code) {
        return KnownError.like(Maker.VMS, cause, CODE + code + "(?![0-9])");
    }
}
