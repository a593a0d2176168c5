package akashi;

import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Snapshots;
import akashi.vault.Vault;
import akashi.web.Messages;
import java.time.Clock;

/** What the parts of the composition are made from. */
record Kits(
        Database database,
        Acts acts,
        Snapshots snapshots,
        Judgements judgements,
        CertificateParts.Keys keys,
        Vault vault,
        Messages messages,
        Configuration configuration,
        Clock clock) {}
