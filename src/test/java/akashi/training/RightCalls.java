package akashi.training;

import akashi.TestPortal;
import akashi.core.lesson.Said;
import akashi.core.site.ClientKind;
import akashi.store.Account;
import akashi.store.Accounts;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** What is right in the calls of a learner's first round, for tests that go through the pages. */
public final class RightCalls {

    private RightCalls() {}

    /** Cause, owner and mend of each call, in their order. */
    public static List<Said> of(TestPortal portal, String learner) {
        Account account = new Accounts(portal.database().db()).named(learner).orElseThrow();
        Scenes scenes =
                Scenes.of(account.id(), 1, portal.clock().instant().truncatedTo(ChronoUnit.DAYS), ClientKind::name);
        return IntStream.rangeClosed(1, Scenes.EIGHT)
                .mapToObj(scenes::answer)
                .map(answer ->
                        new Said(answer.cause(), answer.owner(), answer.mend().key()))
                .toList();
    }
}
