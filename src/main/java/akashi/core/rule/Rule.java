package akashi.core.rule;

import static akashi.core.guide.Clause.A12;
import static akashi.core.guide.Clause.A13;
import static akashi.core.guide.Clause.A8;
import static akashi.core.guide.Clause.B10;
import static akashi.core.guide.Clause.B11;
import static akashi.core.guide.Clause.B12;
import static akashi.core.guide.Clause.B2;
import static akashi.core.guide.Clause.B3;
import static akashi.core.guide.Clause.B4;
import static akashi.core.guide.Clause.B7;
import static akashi.core.guide.Clause.B9;
import static akashi.core.guide.Clause.C1;
import static akashi.core.guide.Clause.C2;
import static akashi.core.guide.Clause.C4;
import static akashi.core.guide.Clause.C5;
import static akashi.core.guide.Clause.C6;
import static akashi.core.guide.Clause.C7;
import static akashi.core.guide.Clause.D2;
import static akashi.core.guide.Clause.D3;
import static akashi.core.guide.Clause.D4;
import static akashi.core.guide.Clause.D6;
import static akashi.core.guide.Clause.D7;
import static akashi.core.guide.Clause.D8;
import static akashi.core.guide.Clause.D9;
import static akashi.core.guide.Clause.E2;
import static akashi.core.guide.Clause.E4;
import static akashi.core.guide.Clause.E5;
import static akashi.core.guide.Clause.E6;
import static akashi.core.guide.Clause.E7;
import static akashi.core.guide.Clause.E8;
import static akashi.core.guide.Clause.E9;
import static akashi.core.guide.Clause.F4;
import static akashi.core.guide.Clause.F5;
import static akashi.core.guide.Clause.F6;
import static akashi.core.guide.Clause.F7;
import static akashi.core.guide.Clause.F8;
import static akashi.core.guide.Clause.F9;
import static akashi.core.guide.Clause.G1;
import static akashi.core.guide.Clause.G3;
import static akashi.core.guide.Clause.G4;
import static akashi.core.guide.Clause.G5;

import akashi.core.guide.Clause;
import java.util.List;

/** Every rule by name, how hard it is, and the clauses it comes from (none where it is the portal's own). */
public enum Rule {
    /** The SERVER switch is wanted equal over the pair. */
    PAIRED(Force.MUST, B2, B3, C1, D2, D3),
    /** Certificates are made only for switches that are wanted on, on a site whose wanted switches are paired. */
    PLANNED_FIRST(Force.MUST, B3, C1, D3),
    /** The certificate with its key is in place before the switch takes effect. */
    INSTALLED(Force.MUST, B4, C2, D4, E5, F5),
    /** The subject's own computer and every verifying computer trust the CA. */
    TRUSTED(Force.MUST, B7, B9, B11, B12, C4, C5, C7, D6, D8, D9, E4, E5, E7, F4, F5, F7),
    /** The certificate covers every name by which verifiers reach the server. */
    NAMED(Force.MUST, B10, C6, D7, E6, F6),
    /** Certificate and CA are within their dates. */
    VALID(Force.MUST, A8),
    /** Every service account that uses the slot can read the private key. */
    KEY_READABLE(Force.MUST, E8, F8),
    /** Every name lies within the constraints of the issuing chain. */
    CONSTRAINED(Force.MUST),
    /** The certificate would be accepted: checked before it is signed. */
    LINTED(Force.MUST),
    /** An authority of the site is there, within its dates, and can sign. */
    AUTHORITY(Force.MUST),
    /** Client groups trust the CA. */
    CLIENTS_TRUST(Force.SHOULD, E4, E7, F4, F7),
    /** Clients and remote servers trust the management server's CA. */
    LOGIN_TRUST(Force.SHOULD, G1, G3),
    /** Failover recorders are prepared for streaming too. */
    FAILOVER_STREAMING(Force.SHOULD, E9),
    /** Clients are recent enough for encrypted streams. */
    RECENT_CLIENTS(Force.SHOULD, E2),
    /** Phones accept the mobile server's certificate. */
    PHONES_ACCEPT(Force.SHOULD, F7),
    /** A pair has its certificates from one CA. */
    SAME_AUTHORITY(Force.SHOULD, G4),
    /** Short names and further names are covered too. */
    FURTHER_NAMES(Force.SHOULD),
    /** VMS slots use RSA keys, which the vendor has confirmed. */
    RSA_KEYS(Force.SHOULD),
    /** There is time before the certificate ends. */
    TIME_LEFT(Force.SHOULD, A8, A12),
    /** Push-to-talk of the Web Client needs the mobile server encrypted. */
    PUSH_TO_TALK(Force.TOLD, F9),
    /** Applying through the Server Configurator restarts the service; a renewal by subject name does not. */
    RESTART(Force.TOLD, A13),
    /** In which order to switch, and that a recorder is cut off between two steps. */
    ORDER(Force.TOLD, G5);

    /** How hard a rule is. */
    public enum Force {
        /** Guards acts. */
        MUST,
        /** Warns. */
        SHOULD,
        /** Only says what will happen. */
        TOLD
    }

    private final Force force;
    private final List<Clause> clauses;

    Rule(Force force, Clause... clauses) {
        this.force = force;
        this.clauses = List.of(clauses);
    }

    public Force force() {
        return force;
    }

    public List<Clause> clauses() {
        return clauses;
    }
}
