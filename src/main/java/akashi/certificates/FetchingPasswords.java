package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.pki.SecretBox;
import akashi.store.ActContext;
import akashi.store.PackedBundles;
import akashi.store.Secrets;
import akashi.store.UseCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens the sealed passwords for the person who asked for the bundles, and forgets them in the same transaction. */
final class FetchingPasswords implements UseCase<FetchPasswords, List<FetchPasswords.Line>> {

    private final SecretBox box;

    FetchingPasswords(SecretBox box) {
        this.box = box;
    }

    @Override
    public Class<FetchPasswords> act() {
        return FetchPasswords.class;
    }

    @Override
    public List<FetchPasswords.Line> perform(FetchPasswords act, ActContext context) {
        UUID site = context.siteId();
        PackedBundles bundles = new PackedBundles(context.db(), site);
        Waiting.ended(context.db(), context.actor(), act.jobId(), context.now());
        Map<UUID, Secrets.Sealed> sealed =
                new Secrets(context.db()).of(site, PackedBundles.TABLE, WaitingBundle.PURPOSE);
        List<FetchPasswords.Line> lines = bundles.of(act.jobId()).stream()
                .filter(packed -> sealed.containsKey(packed.id()))
                .map(packed -> new FetchPasswords.Line(
                        packed.host(),
                        packed.fileName(),
                        opened(packed.id(), sealed.get(packed.id())),
                        packed.profile()))
                .toList();
        if (lines.isEmpty()) {
            throw new Fault.Refused(Refusal.of("DOWNLOADED", Message.of("certificates.packing.told")));
        }
        bundles.forgetPasswords(act.jobId());
        context.tell(lines.size());
        return lines;
    }

    private String opened(UUID row, Secrets.Sealed sealed) {
        return new String(box.open(sealed.bytes(), Bundles.placeOf(row)), StandardCharsets.US_ASCII);
    }
}
