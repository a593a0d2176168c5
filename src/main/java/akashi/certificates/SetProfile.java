package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.CertificateProfile;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.CertificateProfiles;
import akashi.store.UseCase;
import java.util.List;

/**
 * Sets how certificates for a slot are issued from now on, and renewed.
 *
 * @param acknowledged that no phone, browser or Mac sees them, where they are longer than those accept
 */
public record SetProfile(Slot slot, CertificateProfile profile, boolean acknowledged) implements Act<Boolean> {

    /** Refuses lengths that phones do not accept where they look, and elsewhere unless they are acknowledged. */
    public SetProfile {
        if (profile.isLong() && slot == Slot.MOBILE) {
            throw new Fault.BadInput("days", "profiles.days.phones", CertificateProfile.MOST_SEEN_BY_PHONES);
        }
        if (profile.isLong() && !acknowledged) {
            throw new Fault.BadInput(
                    "acknowledged", "certificates.days.acknowledge", CertificateProfile.MOST_SEEN_BY_PHONES);
        }
    }

    @Override
    public String code() {
        return "set-profile";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(
                Message.of(slot),
                Message.of(profile.key()),
                profile.days(),
                profile.names().size());
    }

    /** Keeps it. */
    static final class Setting implements UseCase<SetProfile, Boolean> {

        @Override
        public Class<SetProfile> act() {
            return SetProfile.class;
        }

        @Override
        public Boolean perform(SetProfile act, ActContext context) {
            new CertificateProfiles(context.db(), context.siteId()).put(act.slot(), act.profile());
            context.planChanged();
            return true;
        }
    }
}
