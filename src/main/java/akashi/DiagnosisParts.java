package akashi;

import akashi.diagnosis.Diagnosing;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.vault.Vault;
import akashi.web.Messages;

/** The part of the composition that the helpdesk asks. */
final class DiagnosisParts {

    private DiagnosisParts() {}

    static Diagnosing of(
            Database database,
            Acts acts,
            Judgements judgements,
            CertificateParts.Keys keys,
            Vault vault,
            Messages messages,
            Configuration configuration) {
        return new Diagnosing(new Diagnosing.Parts(
                database,
                acts,
                judgements,
                keys.authorities(),
                keys.privateKeys(),
                vault::locked,
                messages,
                configuration.url()));
    }
}
