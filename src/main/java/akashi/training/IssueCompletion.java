package akashi.training;

import akashi.authority.SiteAuthorities;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.lesson.Course;
import akashi.core.lesson.Lessons;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Training;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.CompletionLeaf;
import akashi.pki.LabAuthority;
import akashi.pki.ParsedCertificate;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Completions;
import akashi.store.LessonMarks;
import akashi.store.Sites;
import akashi.store.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Issues the certificate of completion of the one who acts, once.
 *
 * @param sandbox the learner's own site, whose CA signs where it can; else a CA made for this one signature does
 */
record IssueCompletion(UUID learner, String name, Optional<SiteSnapshot> sandbox) implements Act<Void> {

    @Override
    public String code() {
        return "issue-completion";
    }

    @Override
    public Access least() {
        return Access.TRAINEE;
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public List<Object> args() {
        return List.of(name);
    }

    /** Does it; asked again, the one that is there stays. */
    static final class Issuing implements UseCase<IssueCompletion, Void> {

        private final SiteAuthorities authorities;

        Issuing(SiteAuthorities authorities) {
            this.authorities = authorities;
        }

        @Override
        public Class<IssueCompletion> act() {
            return IssueCompletion.class;
        }

        @Override
        public Void perform(IssueCompletion act, ActContext context) {
            new Sites(context.db()).holdOwner(act.learner());
            Completions completions = new Completions(context.db());
            if (completions.of(act.learner()).isPresent()) {
                throw refused(Message.of("completion.refused.there"));
            }
            Course course = new Course(Lessons.ALL, LessonMarks.of(context.db(), act.learner()));
            long open = course.lessons().size() - course.done();
            if (open > 0) {
                throw refused(Message.of("completion.refused.open", open));
            }
            Signed signed = usable(act, context.now())
                    .map(authority -> signed(act, context, authority))
                    .orElseGet(() -> signed(act, context.now()));
            completions.insert(new Completions.Completion(
                    act.learner(),
                    act.name(),
                    context.now(),
                    course.lessons().size(),
                    signed.certificate().serial(),
                    signed.certificate().sha256(),
                    signed.certificate().pem(),
                    signed.chain().certificates().stream()
                            .map(ParsedCertificate::pem)
                            .collect(Collectors.joining())));
            return null;
        }

        private record Signed(ParsedCertificate certificate, AuthorityChain chain) {}

        private static Fault.Refused refused(Message why) {
            return new Fault.Refused(Refusal.of("TRAINING", why));
        }

        private Optional<Authority> usable(IssueCompletion act, Instant now) {
            return act.sandbox().stream()
                    .flatMap(site -> site.authorities().stream())
                    .filter(authority -> authorities.keyPresent(authority) && !authority.retired())
                    .filter(authority -> authority
                            .validity()
                            .filter(life -> life.contains(now))
                            .isPresent())
                    .min(java.util.Comparator.comparing(
                            (Authority it) -> it.parentId().isEmpty()));
        }

        private Signed signed(IssueCompletion act, ActContext context, Authority authority) {
            SiteSnapshot site = act.sandbox().orElseThrow();
            AuthorityChain chain = authorities.chain(context.db(), site, authority);
            ParsedCertificate certificate = authorities.signing(
                    context.db(),
                    site.site().id(),
                    authority.id(),
                    key -> CompletionLeaf.sign(chain.issuing(), key, act.name(), life(context.now(), chain)));
            return new Signed(certificate, chain);
        }

        private static Signed signed(IssueCompletion act, Instant now) {
            LabAuthority lab = LabAuthority.make(life(now));
            return new Signed(lab.completion(act.name()), lab.chain());
        }

        private static Validity life(Instant now) {
            Instant from = now.truncatedTo(ChronoUnit.SECONDS);
            return new Validity(
                    from, from.plus(Duration.ofDays(Training.MOST_DAYS)).minusSeconds(1));
        }

        /** As long as anything for training may last, but no longer than those who sign it. */
        private static Validity life(Instant now, AuthorityChain chain) {
            Validity most = life(now);
            Instant end = chain.certificates().stream()
                    .map(each -> each.validity().notAfter())
                    .reduce(most.notAfter(), (a, b) -> a.isBefore(b) ? a : b);
            return new Validity(most.notBefore(), end);
        }
    }
}
